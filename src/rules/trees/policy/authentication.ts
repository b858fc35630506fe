import { isMap } from '../../../kinds/index';
import type { TreesRule } from '../../rule';
import { foundIn, placeIn, policiesOf } from './policies';

export const policyAuthentication: TreesRule = {
  id: 'policy/authentication',
  severity: 'error',
  breaks:
    'Meshprint keeps mutual authentication off, so that nobody answers the request for it, and the traffic that the rule allows is blocked.',
  docs: 'the chart, authentication.enabled; cilium/cilium#42665, #47132',
  *check(trees, plan) {
    for (const policy of policiesOf(trees, plan))
      for (const { at, fields } of policy.rules) {
        const mode = isMap(fields.authentication) ? fields.authentication.mode : undefined;
        if (typeof mode === 'string' && mode !== 'disabled')
          yield foundIn(policy, [...at, 'authentication', 'mode'], {
            message: `${placeIn(policy, [...at, 'authentication', 'mode'])} is ${mode}`,
            hint: 'Leave authentication out: it is deprecated. Encrypt the traffic with mesh.encryption instead.',
          });
      }
  },
};
