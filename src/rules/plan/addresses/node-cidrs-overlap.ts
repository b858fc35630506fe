import type { PlanRule } from '../../rule';
import { overlapDetails, overlapsIn } from './overlaps';

export const nodeCidrsOverlap: PlanRule = {
  id: 'cluster/node-cidrs-overlap',
  severity: 'warning',
  breaks:
    'Nodes of these clusters cannot reach each other unless they share one network; NAT between them does not work.',
  docs: 'Documentation/network/clustermesh/setup.rst; cilium/cilium#41446',
  *check(plan) {
    const pairs = [...overlapsIn(plan, ['nodeCidrs'])].filter(([a, b]) => a.cluster !== b.cluster);
    yield* overlapDetails(
      pairs,
      'Use separate node ranges, or silence this where the clusters lie in one subnet.',
    );
  },
};
