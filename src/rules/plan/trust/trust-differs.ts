import type { TrustPlan } from '../../../plan/index';
import type { PlanRule } from '../../rule';
import { deviants } from '../components';

export const trustDiffers: PlanRule = {
  id: 'trust/differs',
  severity: 'error',
  breaks: 'Each refuses the certificates of the other, and no link between them comes up.',
  docs: 'Documentation/network/clustermesh/setup.rst, trust between clusters',
  *check(plan) {
    for (const { first, other, expected, actual, where } of deviants(plan, ({ trust }) => describe(trust)))
      yield {
        ...where,
        message: `'${other.name}' trusts by ${actual}, '${first.name}' by ${expected}, and they are connected`,
        hint: 'Use one way of trust in clusters that are connected: leave trust out, or set it in mesh.trust.',
      };
  },
};

/** The root behind an issuer is declared, or else told by the issuer's name. */
function describe(trust: TrustPlan): string {
  if (trust.kind === 'separate-cas') return 'separate CAs';
  const root = trust.root?.fingerprint;
  const under = root === undefined ? '' : ` under the root ${root.slice(0, 11)}…`;
  switch (trust.kind) {
    case 'cert-manager':
      return `the issuer ${trust.issuer}${under}`;
    case 'shared-ca':
      return `a shared CA${under}`;
    case 'external':
      return `certificates made elsewhere${under}`;
  }
}
