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
  renameSync,
  rmdirSync,
  rmSync,
  writeFileSync,
  type Dirent,
  type Stats,
} from 'node:fs';
import { printable } from '../findings/index';
import { isMap } from '../kinds/index';
import { OutputError } from './error';

/** Every touch of the disk goes through here, so that what the disk refuses is told with its path and its mend. */
export const disk = {
  stat: told((path): Stats | undefined => lstatSync(path, { throwIfNoEntry: false })),
  read: told((path): Buffer => readFileSync(path)),
  list: told((path): Dirent[] => readdirSync(path, { withFileTypes: true })),
  checkWritable: told((folder): void => {
    accessSync(folder, constants.W_OK | constants.X_OK);
  }),
  makeFolder: told((path): void => {
    mkdirSync(path, { recursive: true });
  }),
  write: told((path, content: string): void => {
    writeFileSync(path, content);
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

function writeThrough(path: string, content: string): void {
  const file = openSync(path, 'w');
  try {
    writeFileSync(file, content);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

const meanings: Record<string, readonly [what: string, mend: string]> = {
  EACCES: ['permission denied', 'Give yourself the right to write there, and run again.'],
  EPERM: ['not permitted', 'Give yourself the right to write there, and run again.'],
  EROFS: ['the file system is read-only', 'Write to another folder, or mount it writable.'],
  ENOSPC: ['no space left', 'Make room on the disk, and run again.'],
  EDQUOT: ['the disk quota is used up', 'Make room, and run again.'],
  ENOTDIR: [
    'a part of the path is not a folder',
    'Move away or delete what stands in the way, and run again.',
  ],
  EEXIST: ['something else is there', 'Move away or delete what stands in the way, and run again.'],
  EISDIR: ['a folder is where a file belongs', 'Move away or delete what stands in the way, and run again.'],
  ENAMETOOLONG: ['the path is too long', 'Write to a folder with a shorter path.'],
  EXDEV: [
    'lies on another file system than the rest of the output',
    'Keep the whole output on one file system.',
  ],
};

function told<A extends unknown[], T>(
  action: (path: string, ...rest: A) => T,
): (path: string, ...rest: A) => T {
  return (path, ...rest) => {
    try {
      return action(path, ...rest);
    } catch (error) {
      const code = codeOf(error);
      if (code === undefined) throw error;
      const [what, mend] = meanings[code] ?? [String(error), 'See what the system says, and run again.'];
      throw new OutputError([{ what: `${printable(path)}: ${what} (${code})`, mend }], { cause: error });
    }
  };
}
