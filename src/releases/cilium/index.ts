import type { CiliumRelease } from './release';
import { cilium120 } from './v1_20';

/** The minors that Meshprint renders, oldest first. */
export const ciliumReleases: readonly CiliumRelease[] = [cilium120];

/** The newest minor: what a cluster is planned with while its own minor is unknown, so that every check still runs. */
export const newestCilium = cilium120;

export type { CiliumRelease, Value, Values } from './release';
