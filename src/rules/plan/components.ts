import type { Detail } from '../../findings/index';
import { onceFor } from '../../kinds/once';
import type { ClusterPlan, Plan } from '../../plan/index';

/** The clusters of each component that has at least two. */
export const meshes = onceFor(({ clusters, components }: Plan): readonly ClusterPlan[][] => {
  const byName = new Map(clusters.map(cluster => [cluster.name, cluster]));
  return components
    .map(names => names.map(name => byName.get(name)).filter(cluster => cluster !== undefined))
    .filter(component => component.length > 1);
});

/** A cluster that differs in some property from the first one of its component. */
interface Deviant<T> {
  readonly first: ClusterPlan;
  readonly other: ClusterPlan;
  readonly expected: T;
  readonly actual: T;
  /** What a finding about the two starts with. */
  readonly where: Pick<Detail, 'at' | 'clusters'>;
}

/** Clusters that differ in some property from the first one of their component, among those that have it. */
export function* deviants<T>(
  plan: Plan,
  property: (cluster: ClusterPlan) => T,
  has: (cluster: ClusterPlan) => boolean = () => true,
): Generator<Deviant<T>> {
  for (const component of meshes(plan)) {
    const [first, ...others] = component.filter(has);
    if (first === undefined) continue;
    const expected = property(first);
    for (const other of others) {
      const actual = property(other);
      if (actual === expected) continue;
      const where = { at: other.path, clusters: [first.name, other.name] };
      yield { first, other, expected, actual, where };
    }
  }
}
