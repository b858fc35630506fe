import type { PlanRule } from '../../rule';

export const wave: PlanRule = {
  id: 'rollout/wave',
  severity: 'error',
  breaks: 'Nothing is published to the cluster when the waves are counted from 1.',
  docs: 'docs/rollout.md',
  *check({ clusters }) {
    for (const { name, path, wave } of clusters)
      if (!Number.isSafeInteger(wave) || wave < 1)
        yield {
          at: path,
          property: ['wave'],
          clusters: [name],
          message: `the wave of '${name}' is ${wave}`,
          expected: 'a whole number from 1',
          hint: 'Number waves from 1, which is also the wave of clusters that say none.',
        };
  },
};
