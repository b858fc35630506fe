import type { PlanRule } from '../../rule';
import { dayOf, endsOf } from './certificates';

export const caExpired: PlanRule = {
  id: 'trust/ca-expired',
  severity: 'error',
  breaks:
    'Every certificate below it is refused: links and Hubble are down, and no new certificate can be made.',
  docs: 'Documentation/network/clustermesh/setup.rst, trust between clusters',
  *check(plan, now) {
    for (const { at, clusters, name, endsAt } of endsOf(plan))
      if (endsAt <= now.getTime())
        yield {
          at,
          clusters,
          message: `${name} ended on ${dayOf(endsAt)}`,
          hint: 'Make a new CA, and bring it to every cluster that trusts the old one.',
        };
  },
};
