import path from 'node:path';
import { printable } from '../findings/index';
import { disk } from './disk';
import type { Problem } from './error';
import { foldersOf } from './names';

/** What is at a path: `missing`, a plain file, a plain folder, or something that is not to be touched. */
export type Standing = 'missing' | 'file' | 'folder' | Problem;

/**
 * What is on disk below a root. It never looks through a symbolic link, and each folder is looked at once: a write
 * of 511 clusters asks thousands of times.
 */
export class Folders {
  private readonly known = new Map<string, Standing>();

  constructor(private readonly root: string) {}

  /** What is at a path below the root; the problem of a folder above it where there is one. */
  at(relative: string): Standing {
    for (const folder of foldersOf(relative)) {
      const standing = this.folder(folder);
      if (standing === 'file') return inTheWay(this.place(folder), 'is a file where a folder belongs');
      if (standing !== 'folder') return standing;
    }
    return this.look(relative);
  }

  /** The innermost folder that is there of those that a path is in; the root where none is. */
  nearest(relative: string): string {
    const there = foldersOf(relative).filter(folder => this.folder(folder) === 'folder');
    return this.place(there.at(-1) ?? '');
  }

  place(relative: string): string {
    return path.join(this.root, relative);
  }

  private folder(relative: string): Standing {
    const known = this.known.get(relative);
    if (known !== undefined) return known;
    const standing = this.at(relative);
    this.known.set(relative, standing);
    return standing;
  }

  private look(relative: string): Standing {
    const place = this.place(relative);
    const stats = disk.stat(place);
    if (stats === undefined) return 'missing';
    if (stats.isFile()) return 'file';
    if (stats.isDirectory()) return 'folder';
    return inTheWay(place, stats.isSymbolicLink() ? 'is a symbolic link' : 'is neither a file nor a folder');
  }
}

/** A problem with what stands at a path. */
export const inTheWay = (place: string, what: string): Problem => ({
  what: `${printable(place)} ${what}`,
  mend: 'Meshprint writes plain files in plain folders. Move away or delete what stands there, and run again.',
});
