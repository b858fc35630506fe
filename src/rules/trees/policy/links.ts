import { onceFor } from '../../../kinds/once';
import type { MeshState } from '../../../mesh/index';

const none: readonly string[] = [];

const setOf = onceFor((names: readonly string[]): ReadonlySet<string> => new Set(names));

/** The clusters that a cluster is linked with. */
export const linkedWith = ({ links }: MeshState, cluster: string): ReadonlySet<string> =>
  setOf(links.get(cluster) ?? none);

/** How many those are. */
export const linkCount = ({ links }: MeshState, cluster: string): number => links.get(cluster)?.length ?? 0;
