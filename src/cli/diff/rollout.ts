import { foldSkew, runningIn, skewDuringRollout } from '../../publish/waves/index';
import { type Danger, type Review, worst } from '../../review/index';
import type { Synthesized } from '../blueprints';
import type { Sides } from './reviews';

/** Reviews with what the way from what is published does to clusters that are linked. */
export const withRollout = (
  reviews: readonly Review[],
  sides: readonly Sides[],
  made: readonly Synthesized[],
): Review[] =>
  reviews.map((review, i) => {
    const plan = made.find(({ fleet }) => fleet === review.fleet)?.plan;
    if (plan === undefined) return review;
    const found = skewDuringRollout(runningIn(sides[i]?.before ?? []), plan);
    const rollout = foldSkew(found).map(({ severity, message, hint }): Danger => ({
      id: 'minors-apart',
      grade: severity === 'error' ? 'critical' : 'medium',
      reason: `${message}. ${hint.replace(/\.$/, '')}`,
      source: 'Documentation/operations/upgrade.rst',
    }));
    if (rollout.length === 0) return review;
    return { ...review, rollout, grade: worst([review.grade, ...rollout.map(({ grade }) => grade)]) };
  });
