import { fewOf } from '../../../findings/index';
import type { PlanRule } from '../../rule';
import { flowsOf, holdersOf, sidesOf } from './flows';

export const policyEntities: PlanRule = {
  id: 'policy/unknown-entity',
  severity: 'error',
  breaks: 'The API server refuses the policy, and Flux with it the whole layer.',
  docs: 'cilium pkg/policy/api/entity.go; cilium/cilium#46813',
  *check(plan) {
    const byName = new Map(plan.clusters.map(cluster => [cluster.name, cluster.cilium.release]));
    for (const policy of flowsOf(plan))
      for (const [side, peer] of sidesOf(policy)) {
        if (peer.kind !== 'entities') continue;
        for (const entity of peer.entities) {
          const clusters = holdersOf(policy).filter(
            name => byName.get(name)?.entities.includes(entity) === false,
          );
          const minors = [...new Set(clusters.map(name => byName.get(name)?.minor ?? ''))].sort();
          if (clusters.length > 0)
            yield {
              at: policy.path,
              clusters,
              message: `Cilium ${fewOf(minors)} does not know the entity '${entity}' in '${side}' of the policy '${policy.path}'`,
              hint:
                entity === 'cluster-mesh'
                  ? 'For the pods of all clusters, write wholeClusters: { all: {} }.'
                  : 'Use an entity that the minor knows.',
            };
        }
      }
  },
};
