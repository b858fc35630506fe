import type { Detail } from '../../../findings/index';
import type { FlowPolicy } from '../../../plan/index';
import type { PlanRule } from '../../rule';
import { flowsOf } from './flows';

export const policyNames: PlanRule = {
  id: 'policy/fqdn',
  severity: 'error',
  breaks: 'Cilium has no such rule: it would refuse the policy, or the policy would let nobody pass.',
  docs: 'Documentation/security/policy/language.rst, DNS based; cilium pkg/policy/api/fqdn.go',
  *check(plan) {
    for (const policy of flowsOf(plan)) yield* problems(policy);
  },
};

function* problems({ path: at, from, to, action, layer7 }: FlowPolicy): Generator<Detail> {
  if (from.kind === 'fqdns')
    yield {
      at,
      message: `'from' of the policy '${at}' is a DNS name, and traffic that comes in has none`,
      hint: 'Name addresses (cidrs) or the entity world.',
    };
  if (to.kind === 'fqdns' && action === 'deny')
    yield {
      at,
      message: `the policy '${at}' denies a DNS name, which Cilium cannot`,
      hint: 'Deny by default, and allow the names that are meant.',
    };
  const names = [...(to.kind === 'fqdns' ? to.fqdns : []), ...(layer7?.dns ?? [])];
  for (const name of names)
    if (!/^[-\w*]+(\.[-\w*]+)*\.?$/.test(name) || name.length > 255)
      yield {
        at,
        message: `'${name}' in the policy '${at}' is no DNS name`,
        expected: "labels of letters, digits, '-', '_' and '*' between dots",
        hint: 'Write a name such as api.example.com, or *.example.com for what is right below it.',
      };
}

/** Names that only DNS inside of a cluster knows. */
const inside = /(^|\.)(cluster\.local|clusterset\.local|svc)\.?$/i;

export const policyNamesOfMesh: PlanRule = {
  id: 'policy/fqdn-of-mesh',
  severity: 'warning',
  breaks: 'The name leads to pods, which Cilium never takes for addresses behind a name: nothing is allowed.',
  docs: 'Documentation/security/policy/language.rst, DNS based',
  *check(plan) {
    for (const { path, to } of flowsOf(plan))
      for (const name of to.kind === 'fqdns' ? to.fqdns : [])
        if (inside.test(name))
          yield {
            at: path,
            message: `'${name}' in the policy '${path}' is a name of the mesh itself`,
            hint: 'Name the service, or the pods behind it by their labels.',
          };
  },
};
