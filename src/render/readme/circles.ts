import type { ClusterPlan } from '../../plan/index';

/** Names of a cluster and its peers, in order. In a full mesh every cluster is in the same circle. */
export type Circle = readonly string[];

/** The circle of each cluster; the same list for clusters that see the same ones. */
export function circles(clusters: readonly ClusterPlan[]): ReadonlyMap<string, Circle> {
  const distinct = new Map<string, Circle>();
  return new Map(
    clusters.map(({ name, peers }) => {
      const names = [...peers];
      // Peers are in order, and sorting them anew for each cluster would be most of the work here.
      names.splice(peers.filter(peer => peer < name).length, 0, name);
      const key = names.join(' ');
      const circle = distinct.get(key) ?? names;
      distinct.set(key, circle);
      return [name, circle];
    }),
  );
}
