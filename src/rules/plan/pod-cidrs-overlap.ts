import type { PlanRule } from '../rule';
import { overlapDetail, overlapsIn } from './overlaps';

export const podCidrsOverlap: PlanRule = {
  id: 'cluster/pod-cidrs-overlap',
  severity: 'error',
  breaks: 'Two places claim the same addresses; packets and replies go to the wrong one.',
  docs: 'Documentation/network/clustermesh/setup.rst',
  *check(plan) {
    for (const [a, b] of overlapsIn(plan, ['podCidrs', 'nodeCidrs']))
      if (a.property === 'podCidrs' || b.property === 'podCidrs')
        yield overlapDetail(
          a,
          b,
          'Give each cluster of a mesh pod ranges of its own, apart from the nodes of every cluster; they cannot change later without new nodes.',
        );
  },
};
