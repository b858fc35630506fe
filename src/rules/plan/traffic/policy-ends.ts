import type { PlanRule } from '../../rule';
import { flowsOf } from './flows';

export const policyEnds: PlanRule = {
  id: 'policy/no-end',
  severity: 'error',
  breaks: 'No cluster gets a policy, and what was meant to be allowed or denied is not.',
  docs: 'Documentation/security/policy/language.rst',
  *check(plan) {
    for (const { path, ends } of flowsOf(plan))
      if (!ends.egress && !ends.ingress)
        yield {
          at: path,
          message: `neither end of the policy '${path}' can be written`,
          hint: 'Only pods have policies: have pods on one side, and name with `only` the end that is pods, or leave it out.',
        };
  },
};
