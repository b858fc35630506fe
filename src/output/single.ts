import path from 'node:path';
import { printable } from '../findings/index';
import { disk } from './disk';
import { OutputError, refuseIf } from './error';
import { Folders, inTheWay } from './folders';
import { withLock } from './lock';
import { recoverIn } from './recover';
import { clear } from './workspace';

/** Far more than any file that is kept as a whole. */
const maxMebibytes = 4;

/**
 * The text of one file that people commit, such as `fleet.lock`; undefined where there is none.
 *
 * @throws OutputError when what stands there is no plain file of text
 */
export function readSingle(folder: string, name: string): string | undefined {
  const place = path.join(folder, name);
  const standing = new Folders(folder).at(name);
  if (standing === 'missing') return undefined;
  if (standing === 'folder') refuseIf([inTheWay(place, 'is a folder where a file belongs')]);
  else if (standing !== 'file') refuseIf([standing]);
  // Asked before reading, so that a huge file is never in memory.
  const size = disk.stat(place)?.size ?? 0;
  if (size > maxMebibytes * 1024 * 1024) throw damaged(place, `is larger than ${maxMebibytes} MiB`);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(disk.read(place));
  } catch (error) {
    if (error instanceof OutputError) throw error;
    throw damaged(place, 'is not UTF-8');
  }
}

const damaged = (place: string, flaw: string): OutputError =>
  new OutputError([
    { what: `${printable(place)} ${flaw}`, mend: 'Bring a good version back (git restore), and run again.' },
  ]);

/**
 * Replaces a file as a whole, while no other process writes in its folder. A process killed at any moment leaves the old
 * file or the new one.
 *
 * @param next the new text for the present one; the same text leaves the file alone
 */
export function replaceSingle(folder: string, name: string, next: (now: string | undefined) => string): void {
  withLock(folder, workspace => {
    recoverIn(folder, workspace);
    const now = readSingle(folder, name);
    const text = next(now);
    if (text === now) return;
    const draft = path.join(workspace.folder, name);
    try {
      disk.writeThrough(draft, text);
      disk.move(path.join(folder, name), draft);
    } catch (error) {
      clear(workspace);
      throw error;
    }
  });
}
