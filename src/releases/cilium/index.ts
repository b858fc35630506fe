import type { CiliumRelease } from './release';
import { cilium118 } from './v1_18';
import { cilium119 } from './v1_19';
import { cilium120 } from './v1_20';

/** The minors that Meshprint renders, oldest first. */
export const ciliumReleases: readonly CiliumRelease[] = [cilium118, cilium119, cilium120];

/** The newest minor: what a cluster is planned with while its own minor is unknown, so that every check still runs. */
export const newestCilium = cilium120;

export type { CiliumRelease, Defect, GatewayApiWanted, StrictEgress, Value, Values } from './release';
export { leafValidityDays } from './common';
export { acceptsType, knownPaths, type KnownPath, minorsWithPaths, nameOfType } from './paths/index';
export { type PolicyField, policyFields } from './policy-fields';
export { removedPaths } from './removed';
