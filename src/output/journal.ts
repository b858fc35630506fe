import { printable } from '../findings/index';
import { isMap } from '../kinds/index';
import { disk } from './disk';
import { OutputError } from './error';
import { isSha256, parseJson } from './manifest';
import { flawOfPath } from './names';
import type { Workspace } from './workspace';

/** One step of a write: the file at a path goes from one content to another. */
export interface Change {
  /** Path below the root. */
  readonly path: string;
  /** sha256 of what is there before; null for nothing. */
  readonly from: string | null;
  /** sha256 of what is there after; null for nothing. */
  readonly to: string | null;
}

/** Format 1 had staged files under their numbers. */
const format = 2;

/**
 * Writes the journal, which decides the write: the rename is the moment. Only the journal is forced to the disk. A killed
 * process loses nothing that it wrote, and after a power cut the hashes in the journal tell whether the staged
 * files are whole; forcing each file would cost milliseconds a file. Where nothing was there before, not even the journal
 * is: with it, file systems force everything that was staged, and a cut can only take what can be written again.
 */
export function writeJournal({ journal }: Workspace, changes: readonly Change[]): void {
  const draft = `${journal}.draft`;
  const isAllNew = changes.every(({ from }) => from === null);
  const write = isAllNew ? disk.write : disk.writeThrough;
  write(draft, JSON.stringify({ format, changes }));
  disk.move(journal, draft);
}

/** The changes of an interrupted write; undefined where none was decided. */
export function readJournal(workspace: Workspace): Change[] | undefined {
  if (disk.stat(workspace.journal) === undefined) return undefined;
  const value = parseJson(disk.read(workspace.journal).toString());
  const changes: unknown = isMap(value) && value.format === format ? value.changes : undefined;
  if (!Array.isArray(changes) || !changes.every(isChange))
    throw stuck(workspace, 'its journal cannot be read');
  return changes;
}

function isChange(value: unknown): value is Change {
  if (!isMap(value) || typeof value.path !== 'string' || flawOfPath(value.path) !== undefined) return false;
  return [value.from, value.to].every(hash => hash === null || isSha256(hash));
}

/** Says that an interrupted write cannot be finished. */
export function stuck({ folder }: Workspace, reason: string): OutputError {
  const where = printable(folder);
  const mend =
    `An earlier write was interrupted and cannot be finished. Delete ${where}, bring the output back to a known ` +
    'state (git restore, or delete it), and run again.';
  return new OutputError([{ what: `${where}: ${reason}`, mend }]);
}
