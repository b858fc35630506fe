import path from 'node:path';
import { disk } from './disk';
import { sha256 } from './manifest';

/**
 * What the system says of a file without reading it, which changes whenever somebody writes the file; git knows changed
 * files in the same way. The content is added for a file that was written just before: clocks of file systems stand
 * still for a moment, in which another write would not show.
 */
export type Look = readonly [size: number, modified: number, changed: number, inode: number, sha256?: string];

/** Longer than the clock of any usual file system stands still, in milliseconds. */
const settled = 100;

/** How files look now, by their paths below a root; undefined when one of them is not a plain file. */
export function looksOf(
  root: string,
  paths: Iterable<string>,
  now: () => number = Date.now,
): Record<string, Look> | undefined {
  const looks: Record<string, Look> = {};
  for (const file of paths) {
    const look = lookOf(path.join(root, file), now());
    if (look === undefined) return undefined;
    looks[file] = look;
  }
  return looks;
}

/** True when every file still looks as it did. */
export const lookTheSame = (root: string, looks: Readonly<Record<string, Look>>): boolean =>
  Object.entries(looks).every(([file, look]) => looksSame(path.join(root, file), look));

function lookOf(place: string, now: number): Look | undefined {
  const stats = disk.stat(place);
  if (stats?.isFile() !== true) return undefined;
  const { size, mtimeMs, ctimeMs, ino } = stats;
  return ctimeMs < now - settled
    ? [size, mtimeMs, ctimeMs, ino]
    : [size, mtimeMs, ctimeMs, ino, sha256(disk.read(place))];
}

function looksSame(place: string, [size, modified, changed, inode, content]: Look): boolean {
  const stats = disk.stat(place);
  if (stats?.isFile() !== true) return false;
  if (stats.size !== size || stats.mtimeMs !== modified) return false;
  if (stats.ctimeMs !== changed || stats.ino !== inode) return false;
  return content === undefined || content === sha256(disk.read(place));
}
