import type { PlanRule } from '../rule';
import { overlapDetail, overlapsIn } from './overlaps';

export const serviceCidrsOverlap: PlanRule = {
  id: 'cluster/service-cidrs-overlap',
  severity: 'warning',
  breaks:
    'Services of two clusters may share addresses, since each node translates its own, but nothing can ever route to them; a pod or node with the address of a service cannot be reached from that service’s cluster.',
  docs: 'Documentation/network/clustermesh/gke-clustermesh-prep.rst',
  *check(plan) {
    for (const [a, b] of overlapsIn(plan, ['serviceCidrs', 'podCidrs', 'nodeCidrs']))
      if (a.property === 'serviceCidrs' || b.property === 'serviceCidrs')
        yield overlapDetail(a, b, 'Give each cluster a service range of its own, apart from pods and nodes.');
  },
};
