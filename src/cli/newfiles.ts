import {
  closeSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { printable, refusals, whyRefused } from '../findings/index';
import { UsageError } from './terminal';

/** Which of these files, or of the folders that they lie in, are something already; paths below the folder. */
export function fileConflicts(folder: string, files: readonly string[]): string[] {
  const parents = new Set(files.flatMap(parentsOf));
  const at = (file: string): string => path.join(folder, file);
  return asUsage(folder, () => [
    ...[...parents].filter(parent => isThere(at(parent)) && !isFolder(at(parent))),
    ...files.filter(file => isThere(at(file))),
  ]);
}

/** `a/b/c` -> the folder itself, `a`, `a/b` */
function parentsOf(file: string): string[] {
  const parts = file.split('/').slice(0, -1);
  return ['', ...parts.map((_, i) => parts.slice(0, i + 1).join('/'))];
}

/** True also for a link to nothing; below a file there is nothing. */
function isThere(file: string): boolean {
  try {
    return lstatSync(file, { throwIfNoEntry: false }) !== undefined;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOTDIR') return false;
    throw error;
  }
}

const isFolder = (file: string): boolean => statSync(file, { throwIfNoEntry: false })?.isDirectory() === true;

/**
 * Writes files that are not there yet, with their folders. When one cannot be written, those that were are taken away
 * again.
 */
export function writeNewFiles(folder: string, files: Readonly<Record<string, string>>): void {
  const undo: Undo = [];
  asUsage(folder, () => {
    try {
      for (const [file, text] of Object.entries(files)) write(path.join(folder, file), text, undo);
    } catch (error) {
      for (const step of undo.reverse()) step();
      throw error;
    }
  });
}

type Undo = (() => void)[];

function write(file: string, text: string, undo: Undo): void {
  makeFolder(path.dirname(file), undo);
  const descriptor = openSync(file, 'wx');
  undo.push(() => {
    rmSync(file, { force: true });
  });
  try {
    writeFileSync(descriptor, text);
  } finally {
    closeSync(descriptor);
  }
}

function makeFolder(folder: string, undo: Undo): void {
  if (isFolder(folder)) return;
  makeFolder(path.dirname(folder), undo);
  mkdirSync(folder);
  undo.push(() => {
    // Somebody else may have put something into it meanwhile; then it stays.
    if (readdirSync(folder).length === 0) rmdirSync(folder);
  });
}

/** What the file system refuses is no bug; it is told with its place and its mend. */
function asUsage<T>(folder: string, run: () => T): T {
  try {
    return run();
  } catch (error) {
    const { code = '', path: place = folder } = error as NodeJS.ErrnoException;
    const [, mend = 'Name another folder.'] = refusals[code] ?? [];
    throw new UsageError(`Nothing was written: ${printable(place)}: ${whyRefused(error)}. ${mend}`);
  }
}
