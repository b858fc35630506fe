import { isMap } from '../../../kinds/index';
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

/** The clusters of the pods where nothing that is known to be about all of them denies by default. */
function openIn(
  { policies }: Plan,
  pods: PodsOfPeer,
  direction: Direction,
  denying: readonly BaselinePolicy[],
): readonly string[] {
  const raw = policies
    .filter(policy => policy.kind === 'raw')
    .filter(policy => closes(policy, pods, direction));
  return pods.clusters.members.filter(
    cluster => !covers(pods, cluster, denying) && !raw.some(({ clusters }) => clusters.includes(cluster)),
  );
}

/** Whether a policy in Cilium's or Kubernetes' own words puts all of these pods into default deny. */
function closes({ object, namespace }: RawPolicy, pods: PodsOfPeer, direction: Direction): boolean {
  const { namespaces } = pods;
  const isThere =
    namespace === undefined || ('names' in namespaces && namespaces.names.every(name => name === namespace));
  const { kind, spec, specs } = object;
  const rules = [spec, ...(Array.isArray(specs) ? (specs as readonly unknown[]) : [])].filter(isMap);
  return isThere && rules.some(rule => isAbout(rule, pods) && deniesByDefault(rule, kind, direction));
}

/** Without a look at further conditions: a selector that has some is not said to be about the pods. */
function isAbout({ endpointSelector, podSelector }: Rule, { labels }: PodsOfPeer): boolean {
  const selector = endpointSelector ?? podSelector;
  if (!isMap(selector) || selector.matchExpressions !== undefined) return false;
  const wanted = isMap(selector.matchLabels) ? Object.entries(selector.matchLabels) : [];
  return wanted.every(([key, value]) => labels[key.replace(/^(k8s|any):/, '')] === value);
}

type Rule = Readonly<Record<string, unknown>>;

function deniesByDefault(rule: Rule, kind: string, direction: Direction): boolean {
  const isFilled = (list: unknown): boolean => Array.isArray(list) && list.length > 0;
  const { policyTypes = ['Ingress'], enableDefaultDeny } = rule;
  if (kind === 'NetworkPolicy') {
    const type = direction === 'ingress' ? 'Ingress' : 'Egress';
    return isFilled(rule[direction]) || (Array.isArray(policyTypes) && policyTypes.includes(type));
  }
  const isOff = isMap(enableDefaultDeny) && enableDefaultDeny[direction] === false;
  return !isOff && (isFilled(rule[direction]) || isFilled(rule[`${direction}Deny`]));
}
