import { printable } from '../findings/index';
import { disk } from './disk';
import { finish, stagedPlace } from './commit';
import { refuseIf, type Problem } from './error';
import { Folders, inTheWay } from './folders';
import { readJournal, stuck, type Change } from './journal';
import { withLock } from './lock';
import { sha256 } from './manifest';
import { clear, isThere, workspaceOf, type Workspace } from './workspace';

/**
 * Brings an interrupted write to its end: finished if it was decided, dropped if not. Every command that reads or writes
 * the output starts with this.
 *
 * @returns true if a write was finished
 */
export function recover(root: string): boolean {
  // Looking first keeps a folder without leftovers untouched, so that it may be read-only.
  return isThere(workspaceOf(root)) && withLock(root, workspace => recoverIn(root, workspace));
}

/** The same for a process that holds the lock. */
export function recoverIn(root: string, workspace: Workspace): boolean {
  const changes = readJournal(workspace);
  if (changes === undefined) clear(workspace);
  else finish(root, workspace, changes, pendingOf(root, workspace, changes));
  return changes !== undefined;
}

/** The changes that are not done yet. Throws, and nothing is done, when one of them is no longer possible. */
function pendingOf(root: string, workspace: Workspace, changes: readonly Change[]): Change[] {
  const folders = new Folders(root);
  const problems: Problem[] = [];
  const pending: Change[] = [];
  for (const change of changes) {
    const now = contentAt(folders, change.path);
    if (now === change.to) continue;
    if (typeof now === 'object' && now !== null) problems.push(now);
    else if (now !== null && now !== change.from) problems.push(edited(folders.place(change.path)));
    else if (change.to !== null && !holds(stagedPlace(workspace, change.path), change.to))
      throw stuck(workspace, `the new content of ${printable(change.path)} is gone or damaged`);
    else pending.push(change);
  }
  refuseIf(problems);
  return pending;
}

/** sha256 of the file at a path, null for nothing, or what stands there instead. */
function contentAt(folders: Folders, path: string): string | null | Problem {
  const standing = folders.at(path);
  if (standing === 'missing') return null;
  if (standing === 'folder') return inTheWay(folders.place(path), 'is a folder where a file belongs');
  return standing === 'file' ? sha256(disk.glance(folders.place(path))) : standing;
}

const holds = (place: string, hash: string): boolean =>
  disk.stat(place) !== undefined && sha256(disk.glance(place)) === hash;

const edited = (place: string): Problem => ({
  what: `${printable(place)} was changed after a write of it was interrupted`,
  mend: 'Move it away, or delete it, and run again; the interrupted write is finished then.',
});
