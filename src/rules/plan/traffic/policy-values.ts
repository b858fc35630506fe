import type { FlowPolicy, PolicyPlan } from '../../../plan/index';
import { valueAt } from '../../../plan/index';
import type { PlanRule } from '../../rule';
import { holdersOf } from './flows';

export const policyValues: PlanRule = {
  id: 'policy/cilium-value',
  severity: 'error',
  breaks:
    'An agent without the proxy refuses the policy; one that does not read enableDefaultDeny takes every allow for a default deny.',
  docs: 'Documentation/security/policy/language.rst; values.yaml of the chart',
  *check({ policies, clusters }) {
    for (const { value, needs, what } of needed) {
      const off = clusters.filter(({ values }) => valueAt(values, value) === false).map(({ name }) => name);
      if (off.length === 0) continue;
      for (const policy of policies) {
        const here = needs(policy) ? clustersOf(policy).filter(name => off.includes(name)) : [];
        if (here.length > 0)
          yield {
            at: policy.path,
            clusters: here,
            message: `the policy '${policy.path}' ${what}, and the value ${value} is false`,
            hint: 'Leave the value out.',
          };
      }
    }
  },
};

const isProxied = ({ layer7, to }: FlowPolicy): boolean => layer7 !== undefined || to.kind === 'fqdns';

const needed: readonly {
  readonly value: string;
  readonly needs: (policy: PolicyPlan) => boolean;
  readonly what: string;
}[] = [
  {
    value: 'l7Proxy',
    needs: policy => policy.kind === 'flow' && isProxied(policy),
    what: 'needs Cilium’s proxy',
  },
  {
    value: 'enableNonDefaultDenyPolicies',
    needs: policy => policy.kind !== 'raw',
    what: 'only adds where it is told to',
  },
];

const clustersOf = (policy: PolicyPlan): readonly string[] =>
  policy.kind === 'flow' ? holdersOf(policy) : policy.clusters;
