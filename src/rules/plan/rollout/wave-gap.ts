import { fewOf } from '../../../findings/index';
import type { PlanRule } from '../../rule';

export const waveGap: PlanRule = {
  id: 'rollout/wave-gap',
  severity: 'info',
  breaks:
    'Nothing: the waves that have clusters follow each other. But somebody may have meant another number.',
  docs: 'docs/rollout.md',
  *check({ clusters }) {
    const waves = [...new Set(clusters.map(({ wave }) => wave))].filter(isWave).sort((a, b) => a - b);
    const gaps = waves.flatMap((wave, i) => between((waves[i - 1] ?? 0) + 1, wave - 1));
    if (gaps.length > 0)
      yield {
        at: '',
        message: `there are clusters in wave ${waves.at(-1)}, and none in ${fewOf(gaps)}`,
        hint: 'Number the waves without gaps, or leave it as it is if clusters are still to come.',
      };
  },
};

const isWave = (wave: number): boolean => Number.isSafeInteger(wave) && wave >= 1;

/** The numbers from one to another, as a range where they are many. */
function between(from: number, to: number): string[] {
  if (from > to) return [];
  return [from === to ? `${from}` : `${from} to ${to}`];
}
