import type { BaselinePolicy } from '../../../plan/index';
import type { PlanRule } from '../../rule';
import { covers } from './covers';
import { flowsOf } from './flows';

/** A rule without layer 7 beside one with it: the names of the latter have no effect. */
export const policyDnsOpen: PlanRule = {
  id: 'policy/dns-open',
  severity: 'warning',
  breaks:
    'The names are not limited: where one policy allows the port as a whole, Cilium lets every lookup pass.',
  docs: 'Documentation/security/policy/layer7.rst',
  *check(plan) {
    const opening = plan.policies.filter(
      policy =>
        policy.kind === 'baseline' &&
        policy.allowDns &&
        (policy.directions.egress || !policy.directions.ingress),
    ) as BaselinePolicy[];
    for (const { path, action, from, layer7 } of flowsOf(plan)) {
      if (action === 'deny' || from.kind !== 'pods' || (layer7?.dns.length ?? 0) === 0) continue;
      const clusters = from.clusters.members.filter(cluster => covers(from, cluster, opening));
      if (clusters.length > 0)
        yield {
          at: path,
          clusters,
          message: `the policy '${path}' lets only some lookups pass, of pods that may ask DNS for every name`,
          hint: 'Write allowDns: false in the DefaultDeny of these pods and leave AllowDns out, or leave dns out here.',
        };
    }
  },
};
