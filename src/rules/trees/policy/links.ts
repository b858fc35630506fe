import type { MeshState } from '../../../mesh/index';

const known = new WeakMap<MeshState, ReadonlyMap<string, ReadonlySet<string>>>();

const none: ReadonlySet<string> = new Set();

/** The clusters that a cluster is linked with. */
export function linkedWith(state: MeshState, cluster: string): ReadonlySet<string> {
  const links = known.get(state) ?? new Map([...state.links].map(([name, peers]) => [name, new Set(peers)]));
  known.set(state, links);
  return links.get(cluster) ?? none;
}
