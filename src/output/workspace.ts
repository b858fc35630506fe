import path from 'node:path';
import { disk } from './disk';
import { type Problem, refuseIf } from './error';
import { inTheWay } from './folders';
import { workspaceName } from './names';

/** The folder below the root where a write prepares. It is there only during a write, or after one that was killed. */
export interface Workspace {
  readonly folder: string;
  /** Held by the one process that may write. */
  readonly lock: string;
  /** New content, each file at its own path, so that a folder that is not there yet can be moved as a whole. */
  readonly staging: string;
  /** The list of changes. Once it is there, the write is decided and will be finished, now or at the next start. */
  readonly journal: string;
}

export function workspaceOf(root: string): Workspace {
  refuseIf(inPlaceOf(root));
  const folder = path.join(root, workspaceName);
  if (disk.stat(folder)?.isDirectory() === false) refuseIf([inTheWay(folder, 'is no plain folder')]);
  return {
    folder,
    lock: path.join(folder, 'lock'),
    staging: path.join(folder, 'staging'),
    journal: path.join(folder, 'journal.json'),
  };
}

/** What stands where the root belongs. It may be a link to a folder, and may be missing. */
function inPlaceOf(root: string): Problem[] {
  const found = disk.stat(root);
  if (found === undefined || disk.isFolder(root)) return [];
  const what = found.isSymbolicLink()
    ? 'is a symbolic link to nothing that is a folder'
    : 'is a file where a folder belongs';
  return [inTheWay(root, what)];
}

/** True while a write goes on, and after one was interrupted. */
export const isThere = ({ folder }: Workspace): boolean => disk.stat(folder) !== undefined;

/** Drops everything but the lock. */
export function clear({ folder, journal, lock }: Workspace): void {
  // The journal first: without it, what is left below is known to be of no use.
  disk.remove(journal);
  for (const { name } of disk.list(folder))
    if (path.join(folder, name) !== lock) disk.removeAll(path.join(folder, name));
}
