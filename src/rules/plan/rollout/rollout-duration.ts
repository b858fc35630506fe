import { problemWithDuration, secondsOf } from '../../../plan/index';
import type { PlanRule } from '../../rule';

export const rolloutDuration: PlanRule = {
  id: 'rollout/duration',
  severity: 'error',
  breaks: 'Nobody can tell when the next wave may follow, or when a layer has failed.',
  docs: 'docs/rollout.md',
  *check({ rollout }) {
    for (const name of ['soak', 'timeout'] as const) {
      const text = rollout[name];
      const problem = problemWithDuration(text) ?? (isNoTime(name, text) ? `is '${text}'` : undefined);
      if (problem !== undefined)
        yield {
          at: '',
          property: ['rollout', name],
          message: `rollout.${name} ${problem}`,
          expected: name === 'timeout' ? 'a Go duration longer than zero' : 'a Go duration',
          hint: 'Write a number with ns, us, ms, s, m or h, such as 30m or 1h30m.',
        };
    }
  },
};

/** No layer is healthy the moment that its commit is there. */
const isNoTime = (name: string, text: string): boolean => name === 'timeout' && secondsOf(text) === 0;
