import { problemWithReason } from '../../../findings/index';
import type { PlanRule } from '../../rule';

export const heldReason: PlanRule = {
  id: 'rollout/held-reason',
  severity: 'error',
  breaks: 'A cluster stays behind its peers, and whoever publishes next cannot tell why or until when.',
  docs: 'docs/rollout.md',
  *check({ clusters }) {
    for (const { name, path, held } of clusters) {
      const problem = held === undefined ? undefined : problemWithReason(held);
      if (problem !== undefined)
        yield {
          at: path,
          property: ['held', 'reason'],
          clusters: [name],
          message: `the reason why '${name}' is held ${problem}`,
          hint: 'Say in one line why, and until when, such as: disks are replaced until Friday.',
        };
    }
  },
};
