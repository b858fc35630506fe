import { leafValidityDays } from '../../../releases/index';
import type { PlanRule } from '../../rule';
import { dayOf, endsOf } from './certificates';

const leafValidity = leafValidityDays * 24 * 60 * 60 * 1000;

export const caExpiresSoon: PlanRule = {
  id: 'trust/ca-expires-soon',
  severity: 'warning',
  breaks:
    'A certificate made now would outlive it: certgen of Cilium 1.20 refuses to renew any, and before 1.20 all fail on the day it ends.',
  docs: 'Documentation/operations/upgrade.rst, 1.20: certgen.enforceCAValidityThroughoutLeavesDuration',
  *check(plan, now) {
    for (const { at, clusters, name, endsAt } of endsOf(plan))
      if (endsAt > now.getTime() && endsAt < now.getTime() + leafValidity)
        yield {
          at,
          clusters,
          message: `${name} ends on ${dayOf(endsAt)}, sooner than a certificate made now (${leafValidityDays} days)`,
          hint: 'Make its successor now; clusters have to trust both for the time of the change (with separate CAs: previousCaCertificate).',
        };
  },
};
