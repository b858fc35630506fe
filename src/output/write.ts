import { commit } from './commit';
import { unless } from './disk';
import { Looks } from './looks';
import { withLock } from './lock';
import type { FleetOutput } from './output-file';
import { planWrite, type Plan, type Step } from './plan';
import { recover, recoverIn } from './recover';
import { wantedFiles, type Wanted } from './wanted';

/** One file that differs between what is on disk and what belongs there. */
export interface Difference {
  readonly kind: 'added' | 'changed' | 'removed';
  readonly fleet: string;
  readonly cluster: string;
  /** Path below the cluster's folder. */
  readonly path: string;
}

interface WriteResult {
  /** What was written and removed, the manifests with it, in the order of the paths. */
  readonly differences: readonly Difference[];
  /** How many files were as they should be, and were left alone. */
  readonly unchanged: number;
  /** True if an earlier write had been interrupted and was finished first. */
  readonly recovered: boolean;
}

/**
 * Makes the folders `<root>/<fleet>/<cluster>` hold exactly the given trees, among whatever files of others. It is all
 * or nothing, for all fleets and clusters together: whatever is in the way is found before anything is touched, and a
 * write that is killed halfway is finished at the next start. Files that are right already are not touched.
 *
 * @param looks knows files that need not be read; is told of all that are there in the end
 */
export function writeTrees(
  root: string,
  fleets: readonly FleetOutput[],
  looks = new Looks(root),
): WriteResult {
  const wanted = wantedFiles(fleets);
  let recovered = recover(root);
  // Planned once without the lock, since a run that changes nothing must touch nothing, not even for a lock.
  let plan = planUnlocked(root, fleets, wanted, looks);
  if (plan === undefined || plan.length > 0)
    plan = withLock(root, workspace => {
      recovered = recoverIn(root, workspace) || recovered;
      const decided = planWrite(root, fleets, wanted, looks);
      if (decided.length > 0) commit(root, workspace, decided);
      for (const { path, to } of decided) if (to !== null) looks.wrote(path, to.sha256);
      return decided;
    });
  return { differences: plan.map(differenceOf), unchanged: unchangedBy(plan, wanted), recovered };
}

/** What `writeTrees` would change, without changing it. An interrupted write is still brought to its end. */
export function compareTrees(root: string, fleets: readonly FleetOutput[]): Difference[] {
  const wanted = wantedFiles(fleets);
  recover(root);
  const plan = planUnlocked(root, fleets, wanted) ?? withLock(root, () => planWrite(root, fleets, wanted));
  return plan.map(differenceOf);
}

/** A plan as things stand now; undefined when a file went away meanwhile, because another process writes. */
function planUnlocked(
  root: string,
  fleets: readonly FleetOutput[],
  wanted: Wanted,
  looks?: Looks,
): Plan | undefined {
  let plan: Plan | undefined;
  unless(['ENOENT'], () => {
    plan = planWrite(root, fleets, wanted, looks);
  });
  return plan;
}

function differenceOf({ path, from, to }: Step): Difference {
  const [fleet = '', cluster = '', ...rest] = path.split('/');
  return {
    kind: from === null ? 'added' : to === null ? 'removed' : 'changed',
    fleet,
    cluster,
    path: rest.join('/'),
  };
}

const unchangedBy = (plan: Plan, wanted: Wanted): number =>
  wanted.size - plan.filter(step => step.to !== null).length;
