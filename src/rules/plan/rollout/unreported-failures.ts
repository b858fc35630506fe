import type { PlanRule } from '../../rule';
import { gated } from './gates';

export const unreportedFailures: PlanRule = {
  id: 'rollout/unreported-failures',
  severity: 'warning',
  breaks:
    'A layer that fails after it had succeeded still looks healthy, so that the next wave follows; one that never succeeds counts as failed only after rollout.timeout.',
  docs: 'fluxcd/notification-controller#1373',
  *check(plan) {
    const { version, release } = plan.flux;
    if (release.reportsFailures || !gated(plan).some(({ repository }) => repository.forge !== undefined))
      return;
    yield {
      at: '',
      property: ['flux', 'version'],
      message: `Flux ${version} reports no failures on commits, and waves wait for what it reports`,
      expected: 'a Flux minor whose commit statuses tell of failures too',
      hint: 'Take Flux 2.9, or look at the layers of each cluster before you publish the next wave.',
    };
  },
};
