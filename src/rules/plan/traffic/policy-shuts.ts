import type { BaselinePolicy, FlowPolicy, PodsOfPeer } from '../../../plan/index';
import type { PlanRule } from '../../rule';
import { flowsOf } from './flows';

export const policyShuts: PlanRule = {
  id: 'policy/shuts',
  severity: 'warning',
  breaks:
    'Where a proxy looks into what passes, it refuses all that no rule allows, although nothing denies by default: what passed before the policy no longer does.',
  docs: 'Documentation/security/policy/intro.rst, enableDefaultDeny; cilium/cilium#11767',
  *check(plan) {
    const baselines = plan.policies.filter(policy => policy.kind === 'baseline');
    for (const policy of flowsOf(plan)) {
      const looks = lookingEnd(policy);
      if (looks?.pods.kind !== 'pods') continue;
      const { direction, pods } = looks;
      const clusters = pods.clusters.members.filter(
        cluster =>
          !covers(
            pods,
            cluster,
            baselines.filter(one => one.directions[direction]),
          ),
      );
      if (clusters.length > 0)
        yield {
          at: policy.path,
          clusters,
          message: `the policy '${policy.path}' lets only some requests or lookups pass, of pods that are in no default deny of ${direction}`,
          hint: 'Put the pods into a DefaultDeny, so that what else they need is allowed in words, or leave http and dns out.',
        };
    }
  },
};

/** The end at which a proxy looks; see the policies of the render. */
function lookingEnd({ action, layer7, ends, from, to }: FlowPolicy) {
  if (layer7 === undefined || action === 'deny') return undefined;
  return ends.ingress && layer7.dns.length === 0
    ? { direction: 'ingress' as const, pods: to }
    : { direction: 'egress' as const, pods: from };
}

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

/** Whether every namespace of the pods is in one of some baselines, in a cluster. */
function covers({ namespaces }: PodsOfPeer, cluster: string, baselines: readonly BaselinePolicy[]): boolean {
  const here = baselines.filter(({ clusters }) => clusters.includes(cluster));
  const ofFleet = here.filter(({ namespace }) => namespace === undefined);
  if (!('names' in namespaces)) return ofFleet.length > 0;
  return namespaces.names.every(
    name =>
      here.some(({ namespace }) => namespace === name) ||
      ofFleet.some(({ leavesOut }) => !leavesOut.includes(name)),
  );
}
