import type { TopologyProps } from '../model/index';
import { components, neighbours } from '../net/index';
import { chosen, links, type TopologyContext } from './links';

/** Who is linked with whom. */
export interface Peering {
  /** The sets of clusters that are linked, directly or not. */
  readonly sets: readonly (readonly string[])[];
  /** The clusters that each cluster is linked with, in order. */
  readonly peers: ReadonlyMap<string, readonly string[]>;
}

/** What a topology makes of the clusters; what is wrong with it is reported. */
export function peering(topology: TopologyProps, context: TopologyContext): Peering {
  const names = context.candidates.map(({ name }) => name);
  // The links of 511 clusters are 130,305, and say no more than which clusters are meant.
  if ('fullMesh' in topology)
    return meshOf(names, chosen('fullMesh.among', topology.fullMesh.among, context).toSorted());
  const edges = links(topology, context);
  return { sets: components(names, edges), peers: neighbours(names, edges) };
}

/** @param linked each of the names that are linked with all others of them, in order */
function meshOf(names: readonly string[], linked: readonly string[]): Peering {
  const places = new Map(linked.map((name, i) => [name, i]));
  const isFirst = (name: string): boolean => (places.get(name) ?? 0) === 0;
  return {
    sets: names.filter(isFirst).map(name => (places.has(name) ? linked : [name])),
    peers: new Map(
      names.map(name => {
        const place = places.get(name);
        return [name, place === undefined ? [] : linked.toSpliced(place, 1)];
      }),
    ),
  };
}
