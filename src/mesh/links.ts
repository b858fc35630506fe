import { type Edge, neighbours } from '../net/index';
import type { MeshCluster, MeshState, OneSided } from './state';

/** Tells links, where each cluster lists the other, from listings that are not returned. */
export function linksOf(clusters: ReadonlyMap<string, MeshCluster>): Pick<MeshState, 'links' | 'oneSided'> {
  const lists = new Map([...clusters].map(([name, { peers }]) => [name, new Set(peers)]));
  const edges: Edge[] = [];
  const oneSided: OneSided[] = [];
  for (const [from, peers] of lists)
    for (const to of peers) {
      if (lists.get(to)?.has(from) !== true) oneSided.push({ from, to, known: lists.has(to) });
      else if (from < to) edges.push([from, to]);
    }
  return { links: neighbours([...clusters.keys()], edges), oneSided };
}
