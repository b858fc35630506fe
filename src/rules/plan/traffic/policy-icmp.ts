import type { Detail } from '../../../findings/index';
import { isIcmpType } from '../../../kinds/index';
import type { FlowPolicy } from '../../../plan/index';
import type { PlanRule } from '../../rule';
import { flowsOf } from './flows';

export const policyIcmp: PlanRule = {
  id: 'policy/icmp',
  severity: 'error',
  breaks: 'Cilium refuses the policy, or takes it for one about every ICMP message.',
  docs: 'cilium pkg/policy/api/icmp.go; cilium/cilium#41304',
  *check(plan) {
    for (const policy of flowsOf(plan)) yield* problems(policy);
  },
};

function* problems({ path: at, icmp, ports, layer7 }: FlowPolicy): Generator<Detail> {
  if (icmp.length > 0 && (ports.length > 0 || layer7 !== undefined))
    yield {
      at,
      message: `the policy '${at}' has both icmp and ports`,
      hint: 'Write a policy for each.',
    };
  for (const { family, type } of icmp) {
    const isReply = family === 'IPv4' && ['0', 'EchoReply'].includes(String(type));
    if (!isIcmpType(family, type))
      yield {
        at,
        message: `'${type}' in the policy '${at}' is no type of ICMP over ${family}`,
        expected: 'a number from 0 to 255, or a name such as EchoRequest',
        hint: 'Give the number of the type.',
      };
    else if (isReply)
      yield {
        at,
        message: `the policy '${at}' names the ICMP type 0, which Cilium takes for every type`,
        hint: 'Name EchoRequest: replies to what was let through pass by themselves.',
      };
  }
}
