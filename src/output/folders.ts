import { Stats } from 'node:fs';
import path from 'node:path';
import { printable } from '../findings/index';
import { disk } from './disk';
import type { Problem } from './error';
import { folderOf, foldersOf } from './names';

/** What is at a path: `missing`, a plain file, a plain folder, or something that is not to be touched. */
type Standing = 'missing' | 'file' | 'folder' | Problem;

/**
 * What is on disk below a root. It never looks through a symbolic link, and each folder is looked at once: a write
 * of 511 clusters asks thousands of times.
 */
export class Folders {
  private readonly known = new Map<string, Standing>();

  constructor(private readonly root: string) {}

  /** What is at a path below the root; the problem of a folder above it where there is one. */
  at(relative: string): Standing {
    const found = this.find(relative);
    return found instanceof Stats ? 'file' : found;
  }

  /** The same, with what the system says of a file. */
  find(relative: string): Stats | Exclude<Standing, 'file'> {
    const above = folderOf(relative);
    if (above === '') return this.look(relative);
    const standing = this.folder(above);
    if (standing === 'file') return inTheWay(this.place(above), 'is a file where a folder belongs');
    return standing === 'folder' ? this.look(relative) : standing;
  }

  /** The innermost folder that is there of those that a path is in; the root where none is. */
  nearest(relative: string): string {
    const above = folderOf(relative);
    return above === '' || this.folder(above) === 'folder' ? this.place(above) : this.nearest(above);
  }

  /** The outermost folder that is missing of those that a path is in; the path itself where all are there. */
  outermostMissing(relative: string): string {
    return foldersOf(relative).find(folder => this.folder(folder) === 'missing') ?? relative;
  }

  place(relative: string): string {
    return path.join(this.root, relative);
  }

  private folder(relative: string): Standing {
    let standing = this.known.get(relative);
    if (standing === undefined) {
      standing = this.at(relative);
      this.known.set(relative, standing);
    }
    return standing;
  }

  private look(relative: string): Stats | Exclude<Standing, 'file'> {
    const place = this.place(relative);
    const stats = disk.stat(place);
    if (stats === undefined) return 'missing';
    if (stats.isFile()) return stats;
    if (stats.isDirectory()) return 'folder';
    return inTheWay(place, stats.isSymbolicLink() ? 'is a symbolic link' : 'is neither a file nor a folder');
  }
}

/** A problem with what stands at a path. */
export const inTheWay = (place: string, what: string): Problem => ({
  what: `${printable(place)} ${what}`,
  mend: 'Meshprint writes plain files in plain folders. Move away or delete what stands there, and run again.',
});
