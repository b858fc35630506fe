import { valueAt } from '../../../plan/index';
import type { PlanRule } from '../../rule';
import { aboutValue } from '../people-values';
import { hasPolicies, neverEnforces } from './forbidden';

const keys = ['policyEnforcementMode'];

/** With policies in the fleet it is an error: `values/not-yours`. */
export const policiesOff: PlanRule = {
  id: 'values/policies-off',
  severity: 'warning',
  breaks: 'A policy that somebody applies later has no effect, and nothing tells them.',
  docs: 'Documentation/security/policy/intro.rst',
  *check(plan) {
    if (hasPolicies(plan)) return;
    for (const cluster of plan.clusters) {
      if (!neverEnforces(valueAt(cluster.values, ...keys))) continue;
      yield {
        ...aboutValue(cluster, keys, 'is never'),
        hint: 'Leave it out: without a policy everything is let through anyway.',
      };
    }
  },
};
