import { manifestName, type WantedFile } from '../output/index';
import { type ClusterFolder, entryAt } from './cluster-folder';
import { idOf } from './file-ids';
import { fateOf, recordedFiles } from './files';
import type { FileChange } from './git/commit';
import { type Blocked, type Entry, join, standsThere } from './git/tree-view';
import { canInsist, type Trouble } from './trouble';

/** The files that a cluster's folder is to have, the manifest among them, by path. */
export type WantedTree = ReadonlyMap<string, WantedFile>;

/** What publishing a cluster changes in its repository. */
export interface Comparison {
  readonly changes: readonly FileChange[];
  /** Why it must not be published; then nothing is changed. */
  readonly troubles: readonly Trouble[];
}

/**
 * Compares what a cluster's folder is to have with what it has. Only what the manifest there lists is Meshprint's.
 *
 * @param overwrite whether people's changes to single files are written over
 */
export async function compare(
  folder: ClusterFolder,
  wanted: WantedTree,
  overwrite: boolean,
): Promise<Comparison> {
  if (wanted.size <= 1) return { changes: [], troubles: [{ kind: 'empty', file: '' }] };
  const recorded = await recordedFiles(folder, wanted.get(manifestName)?.sha256);
  if ('kind' in recorded && !(overwrite && canInsist(recorded))) return { changes: [], troubles: [recorded] };
  const owned = 'kind' in recorded ? await folder.history.filesWritten(folder.target) : recorded;
  const steps = [...(await placements(folder, wanted, owned)), ...(await removals(folder, wanted, owned))];
  const troubles = steps
    .flatMap(({ trouble }) => trouble ?? [])
    .filter(trouble => !(overwrite && canInsist(trouble)));
  if (troubles.length > 0) return { changes: [], troubles };
  return { changes: steps.map(({ change }) => change), troubles };
}

/** A change, and what speaks against it. */
interface Step {
  readonly change: FileChange;
  readonly trouble?: Trouble;
}

type Owned = ReadonlyMap<string, string>;

async function placements(folder: ClusterFolder, wanted: WantedTree, owned: Owned): Promise<Step[]> {
  const steps: Step[] = [];
  for (const [file, content] of wanted) {
    const entry = await entryAt(folder, file);
    if (entry?.kind === 'file' && entry.id === idOf(content, entry)) continue;
    const trouble = await against(folder, { file, entry, wanted, owned });
    const change = { path: join(folder.target.path, file), content };
    steps.push(trouble === undefined ? { change } : { change, trouble });
  }
  return steps;
}

interface Placement {
  readonly file: string;
  readonly entry: Entry | Blocked | undefined;
  readonly wanted: WantedTree;
  readonly owned: Owned;
}

/** What speaks against writing a file. */
async function against(folder: ClusterFolder, placement: Placement): Promise<Trouble | undefined> {
  const { file, entry, wanted, owned } = placement;
  // It was judged as a whole before.
  if (file === manifestName) return undefined;
  if (entry?.kind === 'folder')
    return (await goesAway(folder, file, wanted, owned))
      ? undefined
      : { kind: 'in-the-way', file, what: `${standsThere(entry)} where a file belongs` };
  if (entry?.kind === 'blocked') return blocked(folder, entry, wanted, owned);
  const digest = owned.get(file);
  if (digest === undefined) return entry === undefined ? undefined : { kind: 'theirs', file };
  const fate = await fateOf(folder, file, entry, digest);
  if (fate === 'as written') return undefined;
  return { kind: fate, file, ...(entry !== undefined && { what: standsThere(entry) }) };
}

/** A file of ours that goes makes room for a folder. */
function blocked(
  { target }: ClusterFolder,
  { by, entry }: Blocked,
  wanted: WantedTree,
  owned: Owned,
): Trouble | undefined {
  const file = target.path === '' ? by : by.slice(target.path.length + 1);
  const isOurs = entry.kind === 'file' && owned.has(file) && !wanted.has(file);
  if (isOurs) return undefined;
  // Above the cluster's folder, or a file of other people's: not for us to remove.
  const isAbove = target.path !== '' && !by.startsWith(`${target.path}/`);
  const what = `${standsThere(entry)} where a folder belongs`;
  if (isAbove || entry.kind === 'file') return { kind: 'in-the-way', file: isAbove ? by : file, what };
  const wasOurs = [...owned.keys()].some(one => one.startsWith(`${file}/`));
  return wasOurs ? { kind: 'replaced', file, what: standsThere(entry) } : { kind: 'theirs', file, what };
}

/** Whether a folder is empty once what is no longer wanted has gone. */
async function goesAway(
  { view, target }: ClusterFolder,
  folder: string,
  wanted: WantedTree,
  owned: Owned,
): Promise<boolean> {
  for await (const { path } of view.below(join(target.path, folder))) {
    const file = target.path === '' ? path : path.slice(target.path.length + 1);
    if (!owned.has(file) || wanted.has(file)) return false;
  }
  return true;
}

async function removals(folder: ClusterFolder, wanted: WantedTree, owned: Owned): Promise<Step[]> {
  const steps: Step[] = [];
  for (const [file, digest] of owned) {
    if (wanted.has(file)) continue;
    const entry = await entryAt(folder, file);
    // What is no plain file is not what was written there, so it stays.
    if (entry?.kind !== 'file') continue;
    const fate = await fateOf(folder, file, entry, digest);
    const change = { path: join(folder.target.path, file), content: null };
    steps.push(fate === 'as written' ? { change } : { change, trouble: { kind: 'edited', file } });
  }
  return steps;
}
