import { homedir } from 'node:os';
import path from 'node:path';

/**
 * Text with files as somebody else may read it: below the folder that the command ran in or beside it, and never with
 * the home folder of whoever ran it.
 */
export function sharedText(text: string, cwd = process.cwd(), home = homedir()): string {
  const near = above(cwd).filter(folder => !isIn(home, folder) || folder === home);
  const names = near.map((folder, i) => [folder, '../'.repeat(i)] as const);
  const known = near.includes(home) || isRoot(home) ? names : [...names, [home, '~/'] as const];
  return known.reduce((shared, [folder, name]) => shared.replace(atPath(folder), () => name), text);
}

/** A folder and those that it is in, but the root. */
function above(folder: string): string[] {
  return isRoot(folder) ? [] : [folder, ...above(path.dirname(folder))];
}

const isRoot = (folder: string): boolean => path.dirname(folder) === folder;

const isIn = (file: string, folder: string): boolean => `${file}${path.sep}`.startsWith(folder + path.sep);

/** Where a path that leads into a folder begins; what only ends like it is another one. */
const atPath = (folder: string): RegExp => {
  const literal = (folder + path.sep).replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(?:file://|(?<![^\\s'"\`(=]))${literal}`, 'g');
};
