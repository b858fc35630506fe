import type { Tree } from '../../kinds/index';
import type { Plan } from '../../plan/index';
import { type FoldedSkew, foldSkew, runningIn, skewDuringRollout } from '../../publish/waves/index';
import { UsageError } from '../terminal';

/**
 * Clusters that a rollout takes more than one minor apart, from what is published on.
 *
 * @param trees what is published
 * @param wave the only one that is published
 */
export function skewOf(plan: Plan, trees: readonly Tree[], wave: number | undefined): FoldedSkew[] {
  const before = runningIn(trees);
  return foldSkew(skewDuringRollout(before, plan, wave === undefined ? undefined : [wave]));
}

/**
 * Says what is too far apart, and refuses what would make it so.
 *
 * @param isForced true where somebody gave a reason to go on
 */
export function checkSkew(fleet: string, found: readonly FoldedSkew[], isForced: boolean): void {
  for (const { severity, message, hint } of found)
    if (isForced || severity === 'warning') process.stderr.write(`${fleet}: ${message}. ${hint}\n`);
  const errors = found.filter(({ severity }) => severity === 'error');
  if (isForced || errors.length === 0) return;
  throw new UsageError(
    [
      `Nothing was published: Cilium allows one minor between linked clusters, and on the way of ${fleet}`,
      ...errors.map(({ message, hint }) => `  ${message}. ${hint}`),
      'If that is meant, publish with --force and the reason.',
    ].join('\n'),
  );
}
