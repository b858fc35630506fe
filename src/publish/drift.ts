import { manifestName } from '../output/index';
import { lookAt, type Standing, type Workshop } from './checkout';
import { Digests } from './digests';
import { type ClusterFolder, entryAt } from './cluster-folder';
import { fateOf, recordedFiles } from './files';
import { gitIn } from './git/settings';
import { standsThere } from './git/tree-view';
import { each, usualJobs } from './limit';
import type { ReadOptions } from './published';
import { type Branch, problemWithTarget, repositoriesOf, type Target } from './target';
import { whyFailed } from './why';

/** A file that is not as it was published. */
export interface DriftedFile {
  readonly kind: 'changed' | 'deleted' | 'replaced' | 'manifest' | 'added';
  /** Path below the cluster's folder. */
  readonly file: string;
  /** What stands there now, or what is wrong with the manifest. */
  readonly what?: string;
}

/** One cluster's repository against what was published there. */
export interface Drift {
  readonly target: Target;
  /** Undefined where nothing was published yet. */
  readonly commit?: string;
  readonly files: readonly DriftedFile[];
  /** Why the repository could not be read. */
  readonly failed?: string;
}

/** What is looked for. */
interface DriftOptions extends ReadOptions {
  /** Also files that people added beside those of Meshprint. */
  readonly all?: boolean;
}

/** Whether somebody changed what is published; a file that people added is no drift. */
export const hasDrift = ({ files }: Drift): boolean => files.some(({ kind }) => kind !== 'added');

/** Looks for generated files that somebody changed, deleted or replaced where they are published. */
export async function findDrift(targets: readonly Target[], options: DriftOptions): Promise<Drift[]> {
  const { folder, jobs = usualJobs, onProgress, known = () => undefined, all = false } = options;
  const looking = { all, digests: new Digests(known) };
  const shop: Workshop = { folder, git: await gitIn(folder) };
  const repositories = repositoriesOf(targets);
  let done = 0;
  const found = await each(repositories, jobs, async branches => {
    const drifts: Drift[] = [];
    for (const branch of branches) drifts.push(...(await driftIn(shop, branch, looking)));
    onProgress?.(++done, repositories.length);
    return drifts;
  });
  const order = new Map(targets.map((target, i) => [target, i]));
  return found.flat().sort((a, b) => (order.get(a.target) ?? 0) - (order.get(b.target) ?? 0));
}

interface Looking {
  readonly all: boolean;
  readonly digests: Digests;
}

async function driftIn(shop: Workshop, branch: Branch, looking: Looking): Promise<Drift[]> {
  const unfit = branch.targets.flatMap((target): Drift[] => {
    const failed = problemWithTarget(target);
    return failed === undefined ? [] : [{ target, files: [], failed }];
  });
  const refused = new Set(unfit.map(({ target }) => target));
  const fit = branch.targets.filter(target => !refused.has(target));
  if (fit.length === 0) return unfit;
  try {
    const look = (standing: Standing): Promise<Drift[]> =>
      each(fit, 1, target => driftOf(target, standing, looking));
    return [...unfit, ...(await lookAt(shop, branch, look))];
  } catch (error) {
    const failed = whyFailed(error);
    return [...unfit, ...fit.map(target => ({ target, files: [], failed }))];
  }
}

async function driftOf(
  target: Target,
  { tip, view, history }: Standing,
  { all, digests }: Looking,
): Promise<Drift> {
  const folder = { view, target, history, digests };
  const recorded = await recordedFiles(folder);
  const isThere = (await entryAt(folder, manifestName)) !== undefined;
  if (!isThere && !('kind' in recorded && recorded.kind === 'manifest')) return { target, files: [] };
  const commit = tip === undefined ? {} : { commit: tip.commit };
  if ('kind' in recorded) {
    const { file, kind } = recorded;
    const { what = kind === 'newer' ? 'was written by a newer Meshprint' : 'is of another cluster' } =
      recorded;
    return { target, ...commit, files: [{ kind: 'manifest', file, what }] };
  }
  const files: DriftedFile[] = [];
  for (const [file, digest] of recorded) files.push(...(await changeOf(folder, file, digest)));
  if (all) files.push(...(await addedTo(folder, recorded)));
  return { target, ...commit, files };
}

async function changeOf(folder: ClusterFolder, file: string, digest: string): Promise<DriftedFile[]> {
  const entry = await entryAt(folder, file);
  const fate = await fateOf(folder, file, entry, digest);
  if (fate === 'as written') return [];
  if (fate !== 'replaced' || entry === undefined)
    return [{ kind: fate === 'deleted' ? 'deleted' : 'changed', file }];
  return [{ kind: 'replaced', file, what: standsThere(entry) }];
}

async function addedTo(
  { view, target }: ClusterFolder,
  recorded: ReadonlyMap<string, string>,
): Promise<DriftedFile[]> {
  const added: DriftedFile[] = [];
  for await (const { path } of view.below(target.path)) {
    const file = target.path === '' ? path : path.slice(target.path.length + 1);
    if (file !== manifestName && !recorded.has(file)) added.push({ kind: 'added', file });
  }
  return added;
}
