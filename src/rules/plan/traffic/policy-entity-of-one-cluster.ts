import type { PlanRule } from '../../rule';
import { flowsOf, holdersOf, sidesOf } from './flows';

export const policyEntityOfOneCluster: PlanRule = {
  id: 'policy/entity-of-one-cluster',
  severity: 'warning',
  breaks:
    'It means the pods of each cluster itself, but the nodes, gateways and API servers of the whole mesh: pods of other clusters are not covered, and their nodes are.',
  docs: 'cilium/cilium#45065; Documentation/security/policy/language.rst, entities based',
  *check(plan) {
    const peers = new Map(plan.clusters.map(cluster => [cluster.name, cluster.peers]));
    for (const policy of flowsOf(plan))
      for (const [side, peer] of sidesOf(policy)) {
        if (peer.kind !== 'entities' || !peer.entities.includes('cluster')) continue;
        const clusters = holdersOf(policy).filter(name => (peers.get(name) ?? []).length > 0);
        if (clusters.length > 0)
          yield {
            at: policy.path,
            clusters,
            message: `'${side}' of the policy '${policy.path}' is the entity 'cluster'`,
            hint: 'For pods of the own cluster write wholeClusters: { all: {} } with sameCluster, without it for those of all clusters; name other entities one by one.',
          };
      }
  },
};
