import type { PlanRule } from '../../rule';
import { overlapDetails, overlapsIn } from './overlaps';

export const podCidrsOverlap: PlanRule = {
  id: 'cluster/pod-cidrs-overlap',
  severity: 'error',
  breaks: 'Two places claim the same addresses; packets and replies go to the wrong one.',
  docs: 'Documentation/network/clustermesh/setup.rst',
  *check(plan) {
    const pairs = [...overlapsIn(plan, ['podCidrs', 'nodeCidrs'])].filter(
      ([a, b]) =>
        (a.property === 'podCidrs' || b.property === 'podCidrs') &&
        // There, a cluster's pods and nodes are one range by design.
        !(a.cluster === b.cluster && a.property !== b.property && a.cluster.platform.podsInNodeNetwork),
    );
    yield* overlapDetails(
      pairs,
      'Give each cluster of a mesh pod ranges of its own, apart from the nodes of every cluster; they cannot change later without new nodes.',
    );
  },
};
