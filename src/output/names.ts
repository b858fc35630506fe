import { unseen } from './characters';

/** The folder below the root where a write prepares; no fleet may have its name. */
export const workspaceName = '.meshprint-write';

const segmentLimit = 255;
const pathLimit = 1024;

/**
 * What makes a path below the output folder unfit, such as `leaves its folder`; undefined for a good one. Good means
 * good on every system that a repository is checked out on.
 */
export function flawOfPath(path: string): string | undefined {
  if (Buffer.byteLength(path) > pathLimit) return `is longer than ${pathLimit} bytes`;
  if (path.startsWith('/')) return 'is absolute';
  for (const segment of path.split('/')) {
    const flaw = flawOfName(segment);
    if (flaw !== undefined) return flaw;
  }
  return undefined;
}

/** The same for a single name: a fleet, a cluster, a part of a path. */
export function flawOfName(name: string): string | undefined {
  if (name === '') return 'has an empty part';
  if (name === '.' || name === '..') return 'leaves its folder';
  if (/[/\\]/.test(name)) return 'has a slash or a backslash in a name';
  if (unseen.test(name)) return 'has a character that cannot be seen';
  if (/[. ]$/.test(name)) return 'has a name that ends with a dot or a blank';
  if (fold(name) === '.git') return 'has a part named .git';
  return Buffer.byteLength(name) > segmentLimit ? `has a name longer than ${segmentLimit} bytes` : undefined;
}

/** Equal for paths that a file system which ignores case, or composes accents, takes for one. */
export const fold = (path: string): string => path.normalize('NFC').toLowerCase();

/** Sentences about paths that cannot be side by side: twice the same, differing in case only, a file also a folder. */
export function collisionsOf(paths: Iterable<string>): string[] {
  const spellings = new Map<string, { path: string; isFile: boolean }>();
  const found = new Set<string>();
  for (const whole of paths)
    for (const path of [...foldersOf(whole), whole]) {
      const isFile = path === whole;
      const folded = fold(path);
      const known = spellings.get(folded);
      if (known === undefined) spellings.set(folded, { path, isFile });
      else if (known.path !== path) found.add(`${known.path} and ${path} differ in case only`);
      else if (known.isFile && isFile) found.add(`${path} is there twice`);
      else if (known.isFile !== isFile) found.add(`${path} is both a file and a folder`);
    }
  return [...found];
}

/** The folders that a path is in, the outermost first: `a` and `a/b` for `a/b/c`. */
export function foldersOf(path: string): string[] {
  const folders: string[] = [];
  for (let slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1))
    folders.push(path.slice(0, slash));
  return folders;
}

/** The folder that a path is in: `a/b` for `a/b/c`; empty for the root. */
export const folderOf = (path: string): string => path.slice(0, Math.max(path.lastIndexOf('/'), 0));
