import type { PlanRule } from '../../rule';
import { overlapDetails, overlapsIn } from './overlaps';

export const serviceCidrsHide: PlanRule = {
  id: 'cluster/service-cidrs-hide',
  severity: 'error',
  breaks:
    'The API server gives a service an address that a pod or node has; from then on that pod or node cannot be reached.',
  docs: 'Kubernetes: Cluster Networking, ranges must not overlap',
  *check(plan) {
    const pairs = [...overlapsIn(plan, ['serviceCidrs', 'podCidrs', 'nodeCidrs'])].filter(
      ([a, b]) =>
        a.cluster === b.cluster && (a.property === 'serviceCidrs') !== (b.property === 'serviceCidrs'),
    );
    yield* overlapDetails(pairs, 'Keep the services of a cluster apart from its pods and nodes.');
  },
};
