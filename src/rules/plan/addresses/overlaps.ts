import { type Cidr, type Owned, overlappingPairs } from '../../../net/index';
import type { ClusterPlan, Plan } from '../../../plan/index';
import { type Detail, fewOf } from '../../../findings/index';

/** A range of a cluster, as messages name it. */
interface Range {
  readonly cluster: ClusterPlan;
  readonly property: 'podCidrs' | 'nodeCidrs' | 'serviceCidrs';
  readonly text: string;
}

/**
 * Pairs of overlapping ranges within each component. A third cluster's nodes hold routes to both, so two clusters
 * clash even when only a common neighbour links them.
 */
export function* overlapsIn(
  plan: Plan,
  properties: readonly Range['property'][],
): Generator<readonly [Range, Range]> {
  const byName = new Map(plan.clusters.map(cluster => [cluster.name, cluster]));
  for (const component of plan.components) {
    const blocks = component.flatMap(name => {
      const cluster = byName.get(name);
      return cluster === undefined ? [] : properties.flatMap(property => blocksOf(cluster, property));
    });
    for (const [a, b] of overlappingPairs(blocks)) yield [a.owner, b.owner];
  }
}

function blocksOf(cluster: ClusterPlan, property: Range['property']): Owned<Range>[] {
  return cluster[property].flatMap(({ text, cidr }) =>
    cidr === undefined ? [] : [{ cidr: cidr satisfies Cidr, owner: { cluster, property, text } }],
  );
}

const show = ({ cluster, property, text }: Range): string => `${property} ${text} of '${cluster.name}'`;

/** What is said of overlapping pairs: one thing for each range, however many others it meets. */
export function* overlapDetails(pairs: Iterable<readonly [Range, Range]>, hint: string): Generator<Detail> {
  const met = new Map<Range, Range[]>();
  for (const [a, b] of pairs) {
    const others = met.get(b);
    if (others === undefined) met.set(b, [a]);
    else others.push(a);
  }
  for (const [range, others] of met) {
    yield {
      at: range.cluster.path,
      clusters: [...new Set([...others, range].map(({ cluster }) => cluster.name))],
      message: `${show(range)} and ${fewOf(others.map(show), 3)} overlap`,
      hint,
    };
  }
}
