import { fewOf } from '../../../findings/index';
import type { PlanRule } from '../../rule';
import { gated } from './gates';

export const noForge: PlanRule = {
  id: 'rollout/no-forge',
  severity: 'warning',
  breaks:
    'The next wave never follows by itself: what Flux applied is reported on a forge, and there is none to ask.',
  docs: 'docs/rollout.md',
  *check(plan) {
    const blind = gated(plan)
      .filter(({ repository }) => repository.forge === undefined)
      .map(({ name }) => name);
    if (blind.length > 0)
      yield {
        at: '',
        clusters: blind,
        message: `the waves after ${fewOf(blind)} cannot see whether ${blind.length === 1 ? 'it is' : 'they are'} healthy`,
        hint: 'Say repository.forge, so that Flux reports there, or publish the next wave with --force and a reason.',
      };
  },
};
