import type { PlanRule } from '../../rule';
import { overlapDetails, overlapsIn } from './overlaps';

export const serviceCidrsOverlap: PlanRule = {
  id: 'cluster/service-cidrs-overlap',
  severity: 'warning',
  breaks:
    'Services of two clusters may share addresses, since each node translates its own, but nothing can ever route to them; a pod or node with the address of a service cannot be reached from that service’s cluster.',
  docs: 'Documentation/network/clustermesh/gke-clustermesh-prep.rst',
  *check(plan) {
    const pairs = [...overlapsIn(plan, ['serviceCidrs', 'podCidrs', 'nodeCidrs'])].filter(
      ([a, b]) => a.cluster !== b.cluster && [a.property, b.property].includes('serviceCidrs'),
    );
    yield* overlapDetails(pairs, 'Give each cluster a service range of its own, apart from pods and nodes.');
  },
};
