import path from 'node:path';
import { printable } from '../findings/index';
import { disk } from './disk';
import { OutputError } from './error';
import { Folders } from './folders';
import { writeJournal, type Change } from './journal';
import { manifestName } from './manifest';
import { foldersOf } from './names';
import type { Plan, Step } from './plan';
import { clear, type Workspace } from './workspace';

/**
 * Does a plan so that a process killed at any moment leaves either nothing done or something that the next start
 * finishes: all new content is staged, the journal decides, and only then is anything touched that was there before.
 */
export function commit(root: string, workspace: Workspace, plan: Plan): void {
  let changes: readonly Change[];
  try {
    checkWritable(root, plan);
    stage(workspace, plan);
    changes = plan.map(({ path, from, to }) => ({ path, from, to: to?.sha256 ?? null }));
    writeJournal(workspace, changes);
  } catch (error) {
    clear(workspace);
    throw error;
  }
  finish(root, workspace, changes, changes);
}

/** Where the new content of a path is until it is moved there. */
export const stagedPlace = ({ staging }: Workspace, relative: string): string => path.join(staging, relative);

function stage(workspace: Workspace, plan: Plan): void {
  const placed = plan.filter(step => step.to !== null);
  disk.makeFolder(workspace.staging);
  for (const folder of foldersAround(placed)) disk.makeFolder(stagedPlace(workspace, folder));
  // Manifests last: they have the hashes of texts that are made just once, when they are written.
  for (const step of [...placed.filter(step => !isManifest(step)), ...placed.filter(isManifest)])
    disk.write(stagedPlace(workspace, step.path), step.to?.text ?? '');
}

const isManifest = (step: Step): boolean => step.path.endsWith(`/${manifestName}`);

/**
 * The part of a write behind its journal.
 *
 * @param pending the changes that are still to be done, all of them in a write that was not interrupted
 */
export function finish(
  root: string,
  workspace: Workspace,
  changes: readonly Change[],
  pending: readonly Change[],
): void {
  try {
    for (const { path: gone } of pending.filter(change => !isPlacement(change)))
      disk.remove(path.join(root, gone));
    for (const moved of movesOf(root, pending))
      disk.move(path.join(root, moved), stagedPlace(workspace, moved));
    removeEmptied(root, changes);
    clear(workspace);
  } catch (error) {
    if (!(error instanceof OutputError)) throw error;
    const what = `The write below ${printable(root)} has begun and is not finished.`;
    const mend = 'The next run finishes it, once the above is mended.';
    throw new OutputError([...error.problems, { what, mend }], { cause: error });
  }
}

const isPlacement = ({ to }: Change): boolean => to !== null;

/**
 * What is moved out of the staging: each file, but a whole folder where there is none yet. Nothing of others can be in
 * such a folder; should they make one at that very moment, the system refuses to move another one over it.
 */
function movesOf(root: string, pending: readonly Change[]): ReadonlySet<string> {
  const folders = new Folders(root);
  return new Set(pending.filter(isPlacement).map(change => folders.outermostMissing(change.path)));
}

/** Removes the folders that lost their last file, the innermost first. */
function removeEmptied(root: string, changes: readonly Change[]): void {
  const left = foldersAround(changes.filter(change => !isPlacement(change)));
  const folders = new Folders(root);
  for (const folder of [...left].sort((a, b) => b.length - a.length))
    if (folders.at(folder) === 'folder') disk.removeEmpty(folders.place(folder));
}

/** The folders that changes are in, each behind those around it. */
const foldersAround = (changes: readonly { readonly path: string }[]): ReadonlySet<string> =>
  new Set(changes.flatMap(change => foldersOf(change.path)));

/** Finds out before anything is decided that a folder does not take or give files. */
function checkWritable(root: string, plan: Plan): void {
  const folders = new Folders(root);
  new Set(plan.map(change => folders.nearest(change.path))).forEach(disk.checkWritable);
}
