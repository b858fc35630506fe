import {
  accessSync,
  closeSync,
  constants,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
  type Dirent,
  type Stats,
} from 'node:fs';
import path from 'node:path';
import { printable, refusals } from '../findings/index';
import { isMap } from '../kinds/index';
import { OutputError } from './error';
import { encode, scratch } from './scratch';

/** Every touch of the disk goes through here, so that what the disk refuses is told with its path and its mend. */
export const disk = {
  stat: told((path): Stats | undefined => lstatSync(path, { throwIfNoEntry: false })),
  /** Whether a folder is there, or a link to one. */
  isFolder: told(isFolder),
  read: told((path): Buffer => readFileSync(path)),
  /** The same in memory that the next call takes again: thousands of files are read without making garbage of each. */
  glance: told(glance),
  list: told((path): Dirent[] => readdirSync(path, { withFileTypes: true })),
  checkWritable: told((folder): void => {
    accessSync(folder, constants.W_OK | constants.X_OK);
  }),
  /** Makes a folder, and those above it, unless they are there. */
  makeFolder: told(makeFolder),
  write: told((path, content: string): void => {
    // Node writes a string several times slower than the same bytes.
    writeFileSync(path, encode(content));
  }),
  /** Comes back when the content has reached the disk. */
  writeThrough: told(writeThrough),
  move: told((to, from: string): void => {
    renameSync(from, to);
  }),
  /** Removes a file, if it is there. */
  remove: told((path): void => {
    rmSync(path, { force: true });
  }),
  /** Removes a folder if nothing is in it. */
  removeEmpty: told((path): void => {
    unless(['ENOENT', 'ENOTEMPTY', 'EEXIST'], () => {
      rmdirSync(path);
    });
  }),
  /** Removes a file or folder with everything below it, if it is there; never what a link points to. */
  removeAll: told((path): void => {
    rmSync(path, { recursive: true, force: true });
  }),
};

/** Runs an action and says whether it went through; errors with one of the codes mean no, others are thrown. */
export function unless(codes: readonly string[], action: () => void): boolean {
  try {
    action();
    return true;
  } catch (error) {
    if (codes.includes(codeOf(error) ?? '')) return false;
    throw error;
  }
}

/** The error number's name of an error from the disk; undefined for any other error. */
export function codeOf(error: unknown): string | undefined {
  if (error instanceof OutputError) return codeOf(error.cause);
  return isMap(error) && typeof error.code === 'string' ? error.code : undefined;
}

/** Node's own way never ends where a file system takes no folders and says that there is none, as in /proc. */
function makeFolder(folder: string): void {
  const make = (): void => {
    makeInFolder(folder);
  };
  if (unless(['ENOENT'], make)) return;
  const above = path.dirname(folder);
  if (above !== folder) disk.makeFolder(above);
  make();
}

/** Makes a folder in one that is there; it may be there itself, or another process may make it or remove it meanwhile. */
function makeInFolder(folder: string, attempts = 20): void {
  try {
    mkdirSync(folder);
  } catch (error) {
    const found = codeOf(error) === undefined ? undefined : statSync(folder, { throwIfNoEntry: false });
    if (found?.isDirectory() === true) return;
    const isGoneAgain = found === undefined && codeOf(error) === 'EEXIST';
    if (!isGoneAgain || attempts === 1) throw error;
    makeInFolder(folder, attempts - 1);
  }
}

function isFolder(place: string): boolean {
  return statSync(place, { throwIfNoEntry: false })?.isDirectory() === true;
}

function glance(path: string): Buffer {
  const file = openSync(path, 'r');
  try {
    let length = 0;
    for (;;) {
      const memory = scratch(length + 1);
      const read = readSync(file, memory, length, memory.length - length, null);
      if (read === 0) return memory.subarray(0, length);
      length += read;
    }
  } finally {
    closeSync(file);
  }
}

function writeThrough(path: string, content: string): void {
  const file = openSync(path, 'w');
  try {
    writeFileSync(file, content);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function told<A extends unknown[], T>(
  action: (path: string, ...rest: A) => T,
): (path: string, ...rest: A) => T {
  return (path, ...rest) => {
    try {
      return action(path, ...rest);
    } catch (error) {
      const code = codeOf(error);
      if (code === undefined || error instanceof OutputError) throw error;
      const [what, mend] = refusals[code] ?? [String(error), 'See what the system says, and run again.'];
      throw new OutputError([{ what: `${printable(path)}: ${what} (${code})`, mend }], { cause: error });
    }
  };
}
