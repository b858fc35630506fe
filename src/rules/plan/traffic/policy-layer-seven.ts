import type { Detail } from '../../../findings/index';
import { isRe2 } from '../../../kinds/index';
import type { FlowPolicy, Layer7 } from '../../../plan/index';
import type { PlanRule } from '../../rule';
import { flowsOf } from './flows';

export const policyLayerSeven: PlanRule = {
  id: 'policy/layer-seven',
  severity: 'error',
  breaks: 'Cilium refuses the whole policy, and keeps none of it.',
  docs: 'cilium pkg/policy/api/rule_validation.go; Documentation/security/policy/layer7.rst',
  *check(plan) {
    for (const policy of flowsOf(plan))
      if (policy.layer7 !== undefined)
        for (const { problem, hint } of problems(policy, policy.layer7))
          yield { at: policy.path, message: `the policy '${policy.path}' ${problem}`, hint };
  },
};

type Problem = Pick<Detail, 'hint'> & { readonly problem: string };

function* problems(policy: FlowPolicy, layer7: Layer7): Generator<Problem> {
  const { http, dns } = layer7;
  if (policy.action === 'deny')
    yield {
      problem: 'denies requests or lookups, which only an allow can tell apart',
      hint: 'Deny by default, and allow what is meant.',
    };
  if (http.length > 0 && dns.length > 0)
    yield { problem: 'has both http and dns', hint: 'Write a policy for each.' };
  if (http.length > 0) yield* ofHttp(policy, layer7);
  if (dns.length > 0) yield* ofDns(policy);
}

function* ofHttp({ ports }: FlowPolicy, { http }: Layer7): Generator<Problem> {
  if (ports.length === 0 || ports.some(({ protocol }) => protocol !== 'TCP'))
    yield { problem: 'has http without TCP ports alone', hint: 'List the TCP ports of the servers.' };
  for (const request of http)
    for (const [key, value] of Object.entries(request))
      if (!isRe2(String(value)))
        yield {
          problem: `has the ${key} '${String(value)}', which is no regular expression of RE2`,
          hint: 'RE2 has no look-around and no back references; correct the expression.',
        };
}

function* ofDns({ ports, ends }: FlowPolicy): Generator<Problem> {
  if (
    ports.length === 0 ||
    ports.some(({ protocol, endPort }) => protocol === 'SCTP' || endPort !== undefined)
  )
    yield {
      problem: 'has dns without single ports of UDP or TCP',
      hint: 'List the ports of the DNS server: [{ udp: 53 }, { tcp: 53 }].',
    };
  if (!ends.egress)
    yield {
      problem: 'has dns, and no end where the lookups leave',
      hint: "Have pods in 'from', and leave `only` out.",
    };
}
