import type { PlanRule } from '../../rule';
import { flowsOf, sidesOf } from './flows';

export const policyReservedLabel: PlanRule = {
  id: 'policy/reserved-label',
  severity: 'error',
  breaks:
    'No pod has a reserved label, and the policy also asks for its namespace and cluster: it is about nobody, so that what it should deny passes.',
  docs: 'Documentation/security/policy/language.rst, entities based; cilium pkg/labels',
  *check(plan) {
    for (const policy of flowsOf(plan))
      for (const [side, peer] of sidesOf(policy)) {
        if (peer.kind !== 'pods' || peer.service !== undefined) continue;
        const keys = [...Object.keys(peer.labels), ...peer.where.map(({ key }) => key)];
        for (const key of keys) {
          const entity = /^(?:reserved[:.]|\$)(.*)$/.exec(key)?.[1];
          if (entity !== undefined)
            yield {
              at: policy.path,
              message: `'${side}' of the policy '${policy.path}' chooses pods by the label '${key}', which is reserved for what is no pod`,
              hint: `Write entities: ['${entity}'] for it.`,
            };
        }
      }
  },
};
