import type { ClusterPlan, Plan } from '../../plan/index';

/** The clusters of each component that has at least two. */
export function meshes({ clusters, components }: Plan): ClusterPlan[][] {
  const byName = new Map(clusters.map(cluster => [cluster.name, cluster]));
  return components
    .map(names => names.map(name => byName.get(name)).filter(cluster => cluster !== undefined))
    .filter(component => component.length > 1);
}

/** Clusters of a component that differ from its first one in some property, with that first one. */
export function* deviants<T>(
  component: readonly ClusterPlan[],
  property: (cluster: ClusterPlan) => T,
): Generator<{ first: ClusterPlan; other: ClusterPlan; expected: T; actual: T }> {
  const [first, ...others] = component;
  if (first === undefined) return;
  const expected = property(first);
  for (const other of others) {
    const actual = property(other);
    if (actual !== expected) yield { first, other, expected, actual };
  }
}
