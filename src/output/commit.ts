import path from 'node:path';
import { printable } from '../findings/index';
import { disk } from './disk';
import { OutputError } from './error';
import { Folders } from './folders';
import { writeJournal, type Change } from './journal';
import { foldersOf } from './names';
import type { Plan } from './plan';
import type { Wanted } from './wanted';
import { clear, type Workspace } from './workspace';

/** A change and its number in the journal, which is the name of its staged file. */
export type Numbered = readonly [index: number, change: Change];

/**
 * Does a plan so that a process killed at any moment leaves either nothing done or something that the next start
 * finishes: all new content is staged, the journal decides, and only then is anything touched that was there before.
 */
export function commit(root: string, workspace: Workspace, plan: Plan, wanted: Wanted): void {
  try {
    checkWritable(root, plan);
    disk.makeFolder(workspace.staging);
    plan.forEach(({ path, to }, index) => {
      if (to !== null) disk.write(stagedFile(workspace, index), wanted.get(path)?.text ?? '');
    });
    writeJournal(workspace, plan);
  } catch (error) {
    clear(workspace);
    throw error;
  }
  finish(root, workspace, plan, [...plan.entries()]);
}

export const stagedFile = ({ staging }: Workspace, index: number): string =>
  path.join(staging, String(index));

/**
 * The part of a write behind its journal.
 *
 * @param pending the changes that are still to be done, all of them in a write that was not interrupted
 */
export function finish(
  root: string,
  workspace: Workspace,
  changes: readonly Change[],
  pending: readonly Numbered[],
): void {
  try {
    for (const [index, change] of pending)
      apply(path.join(root, change.path), change, stagedFile(workspace, index));
    removeEmptied(root, changes);
    clear(workspace);
  } catch (error) {
    if (!(error instanceof OutputError)) throw error;
    const what = `The write below ${printable(root)} has begun and is not finished.`;
    const mend = 'The next run finishes it, once the above is mended.';
    throw new OutputError([...error.problems, { what, mend }], { cause: error });
  }
}

function apply(place: string, change: Change, staged: string): void {
  if (change.to === null) disk.remove(place);
  else {
    disk.makeFolder(path.dirname(place));
    disk.move(place, staged);
  }
}

/** Removes the folders that lost their last file, the innermost first. */
function removeEmptied(root: string, changes: readonly Change[]): void {
  const left = new Set(
    changes.filter(change => change.to === null).flatMap(change => foldersOf(change.path)),
  );
  const folders = new Folders(root);
  for (const folder of [...left].sort((a, b) => b.length - a.length))
    if (folders.at(folder) === 'folder') disk.removeEmpty(folders.place(folder));
}

/** Finds out before anything is decided that a folder does not take or give files. */
function checkWritable(root: string, plan: Plan): void {
  const folders = new Folders(root);
  new Set(plan.map(change => folders.nearest(change.path))).forEach(disk.checkWritable);
}
