import type { PlanRule } from '../rule';
import { overlapDetail, overlapsIn } from './overlaps';

export const nodeCidrsOverlap: PlanRule = {
  id: 'cluster/node-cidrs-overlap',
  severity: 'warning',
  breaks:
    'Nodes of the two clusters cannot reach each other unless they share one network; NAT between them does not work.',
  docs: 'Documentation/network/clustermesh/setup.rst; cilium/cilium#41446',
  *check(plan) {
    for (const [a, b] of overlapsIn(plan, ['nodeCidrs']))
      if (a.cluster !== b.cluster)
        yield overlapDetail(
          a,
          b,
          'Use separate node ranges, or silence this where both clusters lie in one subnet.',
        );
  },
};
