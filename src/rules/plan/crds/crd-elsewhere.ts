import { fewOf } from '../../../findings/index';
import type { PlanRule } from '../../rule';
import { groupsBrought, KindsThere, typesPlaced } from './kinds-there';

export const crdElsewhere: PlanRule = {
  id: 'object/crd-elsewhere',
  severity: 'warning',
  breaks:
    'Layers of a blueprint wait for none of each other: the first try fails, and is repeated until the CRD is there. A rollout that waits for the first result stops.',
  docs: 'docs/repository.md, CRDs',
  *check(plan) {
    const brought = groupsBrought(plan);
    for (const cluster of plan.clusters) {
      const there = new KindsThere(cluster, brought);
      for (const { layer, at, type } of typesPlaced(cluster)) {
        const presence = there.presenceOf(type);
        if (presence.is !== 'carried' || presence.by.has(layer)) continue;
        yield {
          at,
          clusters: [cluster.name],
          message: `the layer '${layer}' has a ${type.kind}, whose CRD is in the layer ${fewOf([...presence.by])}`,
          hint: 'Put the CRD and its objects into one layer: Flux applies its CRDs first.',
        };
      }
    }
  },
};
