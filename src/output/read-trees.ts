import path from 'node:path';
import { printable } from '../findings/index';
import { disk } from './disk';
import { OutputError } from './error';
import type { Content } from './file-reader';
import { Folders } from './folders';
import { manifestName, sha256 } from './manifest';
import { workspaceName } from './names';
import {
  type KnownFile,
  maxFileBytes,
  tooLarge,
  type TreeFolder,
  TreeReader,
  type TreesRead,
} from './tree-reader';

/** Where the clusters of a fleet, and the fleets of `dist`, are: no deeper. */
const levels = 2;
/**
 * Reads trees back from disk: the folder of one cluster, a fleet's folder of them, or a folder of fleets such as
 * `dist`. Only what a manifest lists is read, and never through a symbolic link. A file that was changed after it was
 * written is read as it stands, since that is what Flux applies. Never throws for what the folder holds.
 *
 * @param known files that need not be parsed again
 */
export function readTrees(root: string, known?: KnownFile): TreesRead {
  const reader = new TreeReader(known);
  for (const folder of manifestsBelow(root, levels)) reader.add(onDisk(folder));
  return reader.result();
}

/** Whether {@link readTrees} finds anything in a folder. */
export const holdsTrees = (root: string): boolean => manifestsBelow(root, levels).length > 0;

/** The folders with a manifest, the root itself perhaps, that are at most so many levels below. */
function manifestsBelow(root: string, below: number): string[] {
  if (disk.stat(root)?.isDirectory() !== true) return [];
  if (disk.stat(path.join(root, manifestName)) !== undefined) return [root];
  if (below === 0) return [];
  return disk
    .list(root)
    .filter(entry => entry.isDirectory() && entry.name !== '.git' && entry.name !== workspaceName)
    .map(({ name }) => name)
    .sort()
    .flatMap(name => manifestsBelow(path.join(root, name), below - 1));
}

function onDisk(root: string): TreeFolder {
  const folders = new Folders(root);
  return {
    shown: file => printable(path.relative(process.cwd(), folders.place(file)) || '.'),
    content: file => contentOf(folders, file),
    files: () => filesBelow(root),
  };
}

/** A file, unless something else stands there. */
function contentOf(folders: Folders, relative: string): Content {
  try {
    const standing = folders.at(relative);
    if (standing === 'missing') return { problem: 'is missing' };
    if (standing !== 'file') return { problem: standing === 'folder' ? 'is a folder' : 'is no plain file' };
    const place = folders.place(relative);
    // Asked before reading, so that a huge file is never in memory.
    if ((disk.stat(place)?.size ?? 0) > maxFileBytes) return { problem: tooLarge };
    const bytes = disk.read(place);
    return { sha256: sha256(bytes), bytes: () => bytes };
  } catch (error) {
    if (error instanceof OutputError) return { problem: 'cannot be read' };
    throw error;
  }
}

/** All files in a cluster's folder but its manifest. */
function* filesBelow(root: string, folder = ''): Generator<string> {
  for (const entry of disk.list(path.join(root, folder))) {
    const file = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (file === manifestName || file === '.git') continue;
    if (entry.isDirectory()) yield* filesBelow(root, file);
    else yield file;
  }
}
