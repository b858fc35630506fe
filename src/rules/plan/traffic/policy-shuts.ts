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
          !isDenied(
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

/** Whether every namespace of the pods is in default deny, in a cluster. */
function isDenied(
  { namespaces }: PodsOfPeer,
  cluster: string,
  baselines: readonly BaselinePolicy[],
): boolean {
  const here = baselines.filter(({ clusters }) => clusters.includes(cluster));
  const ofFleet = here.filter(({ namespace }) => namespace === undefined);
  if (!('names' in namespaces)) return ofFleet.length > 0;
  return namespaces.names.every(
    name =>
      here.some(({ namespace }) => namespace === name) ||
      ofFleet.some(({ leavesOut }) => !leavesOut.includes(name)),
  );
}
