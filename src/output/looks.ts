import type { Stats } from 'node:fs';
import { disk } from './disk';
import { manifestName, sha256 } from './manifest';

/**
 * What the system says of a file without reading it, and the hash of the content that was there: whoever writes the file
 * changes some of the former. Git knows changed files in the same way.
 */
type Look = readonly [size: number, modified: number, changed: number, inode: number, sha256: string];

/** How files looked, by their paths below a root. */
export type LooksOf = Readonly<Record<string, Look>>;

/** Longer than the clock of any usual file system stands still, in milliseconds; meanwhile another write would not show. */
const settling = 100;

/** The hashes of files below a root, of which only those are read that look different from before. */
export class Looks {
  /** What was asked for or written, for a later run. */
  private readonly now: Record<string, Look> = {};

  constructor(
    private readonly root: string,
    private readonly before: LooksOf = {},
  ) {}

  /** For a later run: of the folders at the root that this one was about, what it saw; of the others, what was known. */
  get all(): LooksOf {
    const seen = new Set(Object.keys(this.now).map(folderOf));
    const others = Object.entries(this.before).filter(([file]) => !seen.has(folderOf(file)));
    return { ...Object.fromEntries(others), ...this.now };
  }

  /**
   * The hash of a file that is there.
   *
   * @param stats what the system said of it, before anything is read
   */
  hashOf(file: string, stats: Stats): string {
    const known = Object.hasOwn(this.before, file) ? this.before[file] : undefined;
    const look = known !== undefined && isSame(known, stats) ? known : lookOf(stats, this.read(file));
    this.now[file] = look;
    return look[4];
  }

  /** Takes note of a file that was just written. */
  wrote(file: string, hash: string): void {
    const stats = disk.stat(this.place(file));
    if (stats?.isFile() === true) this.now[file] = lookOf(stats, hash);
  }

  /**
   * True when every file of a fleet that was known is there as it was, in plain folders, and no other cluster's
   * repository beside them.
   */
  isStill(fleet: string): boolean {
    const files = Object.entries(this.before).filter(([file]) => file.startsWith(`${fleet}/`));
    const folders = foldersAround(files.map(([file]) => file));
    return (
      files.length > 0 &&
      [...folders].every(folder => disk.stat(this.place(folder))?.isDirectory() === true) &&
      files.every(([file, [, , , , hash]]) => {
        const stats = disk.stat(this.place(file));
        return stats?.isFile() === true && this.hashOf(file, stats) === hash;
      }) &&
      !this.hasOthers(fleet, folders)
    );
  }

  private hasOthers(fleet: string, folders: ReadonlySet<string>): boolean {
    return disk
      .list(this.place(fleet))
      .map(({ name }) => `${fleet}/${name}`)
      .some(
        folder => !folders.has(folder) && disk.stat(this.place(`${folder}/${manifestName}`)) !== undefined,
      );
  }

  private read(file: string): string {
    return sha256(disk.glance(this.place(file)));
  }

  /** Without `path.join`, which takes longer than the system takes to look at the file. */
  private place(file: string): string {
    return `${this.root}/${file}`;
  }
}

/** Each folder that a file is in, below the root. */
function foldersAround(files: readonly string[]): ReadonlySet<string> {
  const folders = new Set<string>();
  for (const file of files)
    for (let end = file.lastIndexOf('/'); end > 0; end = file.lastIndexOf('/', end - 1)) {
      const folder = file.slice(0, end);
      // Those around it are there already.
      if (folders.has(folder)) break;
      folders.add(folder);
    }
  return folders;
}

const folderOf = (file: string): string => file.slice(0, file.indexOf('/'));

const isSame = ([size, modified, changed, inode]: Look, stats: Stats): boolean =>
  stats.size === size && stats.mtimeMs === modified && stats.ctimeMs === changed && stats.ino === inode;

/** A file that is not settled looks like no other, so that it is read the next time. */
function lookOf({ size, mtimeMs, ctimeMs, ino }: Stats, hash: string): Look {
  return [size, mtimeMs, ctimeMs < Date.now() - settling ? ctimeMs : 0, ino, hash];
}
