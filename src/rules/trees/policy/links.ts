import { setOf } from '../../../kinds/set-of';
import type { MeshState } from '../../../mesh/index';

const none: readonly string[] = [];

/** The clusters that a cluster is linked with. */
export const linkedWith = ({ links }: MeshState, cluster: string): ReadonlySet<string> =>
  setOf(links.get(cluster) ?? none);

/** How many those are. */
export const linkCount = ({ links }: MeshState, cluster: string): number => links.get(cluster)?.length ?? 0;
