import type { Tree } from '../../kinds/index';
import { knownFiles } from '../../output/index';
import type { Plan } from '../../plan/index';
import { readPublished, targetsOf } from '../../publish/index';
import { type FoldedSkew, foldSkew, runningIn, skewDuringRollout } from '../../publish/waves/index';
import { repositoriesRead } from '../progress';
import { UsageError } from '../terminal';

/** Where waves are published, and what of them. */
export interface Walk {
  readonly folder: string;
  readonly jobs: number;
  readonly wave: number | undefined;
}

/** Clusters that a rollout takes more than one minor apart, from what is published on. */
export async function skewOf(
  { plan, trees: made }: { readonly plan: Plan; readonly trees: readonly Tree[] },
  { folder, jobs, wave }: Walk,
): Promise<FoldedSkew[]> {
  if (plan.clusters.length < 2) return [];
  const known = knownFiles([{ fleet: plan.fleet, trees: made }]);
  const { trees } = await readPublished(targetsOf(plan, { folder }), {
    folder,
    jobs,
    known,
    onProgress: repositoriesRead,
  });
  const before = runningIn(trees.map(({ tree }) => tree));
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
