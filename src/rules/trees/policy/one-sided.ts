import { fewOf } from '../../../findings/index';
import type { Plan } from '../../../plan/index';
import type { TreesRule } from '../../rule';
import { OtherEnds } from './other-ends';
import { type PodPeer, podPeers } from './peers';
import { foundIn, placeIn, policiesOf, type Policy } from './policies';

export const policyOneSided: TreesRule = {
  id: 'policy/one-sided',
  severity: 'warning',
  breaks: 'Both ends decide: what one cluster lets out, or in, the other one drops.',
  docs: 'Documentation/network/clustermesh/policy.rst; Documentation/security/policy/intro.rst',
  *check(trees, plan) {
    const allows = policiesOf(trees, plan)
      .filter(isAlone(plan))
      .flatMap(policy =>
        policy.rules
          .filter(({ deny, subject }) => !deny && !subject.nodes)
          .map(rule => ({ policy, rule, peers: podPeers(policy, rule).filter(namesClusters) })),
      )
      .filter(({ peers }) => peers.length > 0);
    if (allows.length === 0) return;
    const ends = new OtherEnds(trees, plan);
    for (const { policy, rule, peers } of allows)
      for (const peer of peers) {
        const shut = ends.shutAgainst(policy, rule, peer);
        if (shut === undefined) continue;
        const [ours, theirs] = rule.ingress ? ['lets pods in', 'out'] : ['lets pods out', 'in'];
        yield foundIn(policy, peer.at, {
          clusters: [...new Set([...shut.own, ...shut.others])].sort(),
          message: `${placeIn(policy, peer.at)} ${ours} on the side of ${fewOf(shut.own, 3)}, but in ${fewOf(shut.others, 3)} nothing lets them ${theirs}: ${shut.because}`,
          hint: `Write the ${rule.ingress ? 'egress' : 'ingress'} rule there too, or say it as a MeshPolicy, which writes both ends.`,
        });
      }
  },
};

/** Statements of which both ends are written need no look at the other one. */
function isAlone({ policies }: Plan): (policy: Policy) => boolean {
  const whole = new Set(
    policies.flatMap(policy =>
      policy.kind === 'flow' && policy.ends.egress && policy.ends.ingress ? [policy.path] : [],
    ),
  );
  return ({ isPeoples, placed }) => isPeoples || !whole.has(placed.path ?? '');
}

const namesClusters = ({ clusters, namespaces }: PodPeer): boolean =>
  clusters.length > 0 && namespaces !== undefined;
