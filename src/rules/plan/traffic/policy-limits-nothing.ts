import { isMap, type KubeObject } from '../../../kinds/index';
import type { BaselinePolicy, FlowPolicy, Plan, PodsOfPeer, RawPolicy } from '../../../plan/index';
import type { PlanRule } from '../../rule';
import { covers } from './covers';
import { flowsOf } from './flows';

export const policyLimitsNothing: PlanRule = {
  id: 'policy/limits-nothing',
  severity: 'warning',
  breaks:
    'Cilium refuses no request and no lookup where nothing denies by default: those that the policy leaves out pass too.',
  docs: 'Documentation/security/policy/intro.rst, enableDefaultDeny; cilium/cilium#38676, #38841',
  *check(plan) {
    const baselines = plan.policies.filter(policy => policy.kind === 'baseline');
    for (const policy of flowsOf(plan)) {
      const looks = lookingEnd(policy);
      if (looks?.pods.kind !== 'pods') continue;
      const { direction, pods } = looks;
      const denying = baselines.filter(({ directions }) => directions[direction]);
      const clusters = openIn(plan, pods, direction, denying);
      if (clusters.length > 0)
        yield {
          at: policy.path,
          clusters,
          message: `the policy '${policy.path}' says which requests or lookups pass, of pods that are in no default deny of ${direction}`,
          hint: `Put the pods into a DefaultDeny of ${direction}, so that what the policy leaves out is refused, or leave http and dns out.`,
        };
    }
  },
};

type Direction = 'ingress' | 'egress';

/** The end at which a proxy looks; see the policies of the render. */
function lookingEnd({ action, layer7, ends, from, to }: FlowPolicy) {
  if (layer7 === undefined || action === 'deny') return undefined;
  return ends.ingress && layer7.dns.length === 0
    ? { direction: 'ingress' as const, pods: to }
    : { direction: 'egress' as const, pods: from };
}

/** The clusters of the pods where nothing denies by default that is known to be, or may be, about them. */
function openIn(
  { policies }: Plan,
  pods: PodsOfPeer,
  direction: Direction,
  denying: readonly BaselinePolicy[],
): readonly string[] {
  const raw = policies.filter(policy => policy.kind === 'raw');
  const others = raw.filter(policy => mayBeAbout(policy, pods) && deniesByDefault(policy.object, direction));
  return pods.clusters.members.filter(
    cluster => !covers(pods, cluster, denying) && !others.some(({ clusters }) => clusters.includes(cluster)),
  );
}

/** Whether a policy in Cilium's own words may be about some of the pods: its selector is not looked at. */
const mayBeAbout = ({ namespace }: RawPolicy, { namespaces }: PodsOfPeer): boolean =>
  namespace === undefined || !('names' in namespaces) || namespaces.names.includes(namespace);

function deniesByDefault({ kind, spec, specs }: KubeObject, direction: Direction): boolean {
  const rules = [spec, ...(Array.isArray(specs) ? (specs as readonly unknown[]) : [])].filter(isMap);
  if (kind === 'NetworkPolicy') return rules.length > 0;
  return rules.some(({ enableDefaultDeny, ...rule }) => {
    const lists = [rule[direction], rule[`${direction}Deny`]];
    const hasRules = lists.some(list => Array.isArray(list) && list.length > 0);
    return hasRules && !(isMap(enableDefaultDeny) && enableDefaultDeny[direction] === false);
  });
}
