import type { Detail } from '../../../findings/index';
import type { AddressesOfPeer } from '../../../plan/index';
import type { PlanRule } from '../../rule';
import { flowsOf, sidesOf } from './flows';

export const policyCidr: PlanRule = {
  id: 'policy/cidr',
  severity: 'error',
  breaks: 'Cilium refuses the policy, or the exception has no effect and what was to be kept out is let in.',
  docs: 'cilium pkg/policy/api/cidr.go, pkg/policy/api/rule_validation.go',
  *check(plan) {
    for (const policy of flowsOf(plan))
      for (const [side, peer] of sidesOf(policy))
        if (peer.kind === 'cidrs') yield* problems(policy.path, side, peer);
  },
};

function* problems(at: string, side: string, { blocks, stray }: AddressesOfPeer): Generator<Detail> {
  for (const { text, cidr } of [...blocks.map(({ block }) => block), ...stray])
    if (cidr === undefined)
      yield {
        at,
        message: `'${text}' in '${side}' of the policy '${at}' is no CIDR`,
        expected: 'an address and a prefix length, such as 192.0.2.0/24',
        hint: 'Correct it; a single address has the prefix length 32, or 128 with IPv6.',
      };
  for (const { text, cidr } of stray)
    if (cidr !== undefined)
      yield {
        at,
        message: `the exception '${text}' in '${side}' of the policy '${at}' lies in none of its CIDRs`,
        hint: 'Leave it out, or write a block that lies in one of the CIDRs.',
      };
}
