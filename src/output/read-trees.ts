import path from 'node:path';
import { printable } from '../findings/index';
import type { Tree, TreeFile } from '../kinds/index';
import { disk } from './disk';
import { OutputError } from './error';
import { Folders } from './folders';
import { type Manifest, manifestName, parseManifest, sha256 } from './manifest';
import { workspaceName } from './names';
import { readFile } from './read-file';

/** The tree of a cluster, as a folder has it. */
export interface ReadTree {
  readonly fleet: string;
  readonly tree: Tree;
}

/** Something in a folder of trees that is not as Meshprint left it. */
export interface TreeFlaw {
  /** Undefined where not even the manifest can be read. */
  readonly fleet?: string;
  readonly cluster?: string;
  /** The file or folder, for people. */
  readonly place: string;
  /** What is wrong and what follows, as a clause: `was changed by hand; it is read as it stands`. */
  readonly what: string;
  /** True where something that Meshprint wrote cannot be read, so that nobody knows what Flux applies. */
  readonly isLost?: true;
}

/** Trees, and what is wrong with them. */
export interface TreesRead {
  /** By fleet and cluster, in the order of their names. */
  readonly trees: readonly ReadTree[];
  readonly flaws: readonly TreeFlaw[];
}

/** Far more than any file of a tree. */
const maxMebibytes = 32;
/** Where the clusters of a fleet, and the fleets of `dist`, are: no deeper. */
const levels = 2;
/** Of files that nobody lists, which may be a whole folder of somebody else's. */
const maxUnlisted = 1000;

/**
 * Reads trees back from disk: the folder of one cluster, a fleet's folder of them, or a folder of fleets such as
 * `dist`. Only what a manifest lists is read, and never through a symbolic link. A file that was changed after it was
 * written is read as it stands, since that is what Flux applies. Never throws for what the folder holds.
 */
export function readTrees(root: string): TreesRead {
  const found = manifestsBelow(root, levels);
  const flaws: TreeFlaw[] = [];
  const known = new Map<string, TreeFile | string>();
  const trees = new Map<string, ReadTree>();
  for (const folder of found) {
    const manifest = readManifest(folder);
    if (typeof manifest === 'string') {
      flaws.push({ place: shown(path.join(folder, manifestName)), what: manifest, isLost: true });
      continue;
    }
    const { fleet, cluster } = manifest;
    const key = JSON.stringify([fleet, cluster]);
    if (trees.has(key)) flaws.push({ fleet, cluster, place: shown(folder), what: twice(manifest) });
    else trees.set(key, readTree(folder, manifest, known, flaws));
  }
  const sorted = [...trees].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, tree]) => tree);
  return { trees: sorted, flaws: flaws.sort((a, b) => (a.place < b.place ? -1 : 1)) };
}

const shown = (place: string): string => printable(path.relative(process.cwd(), place) || '.');

const twice = ({ fleet, cluster }: Manifest): string =>
  `is another repository of ${JSON.stringify(`${fleet}/${cluster}`)}; it is left out`;

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

/** A manifest that can be trusted, or why there is none. */
function readManifest(folder: string): Manifest | string {
  const text = readText(new Folders(folder), manifestName);
  const manifest = text.problem ?? parseManifest(text.value);
  return typeof manifest === 'string' ? `${manifest}; its tree is left out` : manifest;
}

type Text = { readonly value: string; readonly problem?: undefined } | { readonly problem: string };

/** The text of a file, unless something else stands there. */
function readText(folders: Folders, relative: string): Text {
  try {
    const standing = folders.at(relative);
    if (standing === 'missing') return { problem: 'is missing' };
    if (standing !== 'file') return { problem: standing === 'folder' ? 'is a folder' : 'is no plain file' };
    const place = folders.place(relative);
    // Asked before reading, so that a huge file is never in memory.
    if ((disk.stat(place)?.size ?? 0) > maxMebibytes * 1024 * 1024)
      return { problem: `is larger than ${maxMebibytes} MiB` };
    return { value: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(disk.read(place)) };
  } catch (error) {
    if (error instanceof OutputError) return { problem: 'cannot be read' };
    return { problem: 'is not UTF-8' };
  }
}

/** One cluster's tree. Equal texts are parsed once, so that equal objects of a fleet are one object. */
function readTree(
  folder: string,
  { fleet, cluster, files }: Manifest,
  known: Map<string, TreeFile | string>,
  flaws: TreeFlaw[],
): ReadTree {
  const folders = new Folders(folder);
  const flaw = (file: string, what: string): void => {
    flaws.push({ fleet, cluster, place: shown(folders.place(file)), what });
  };
  // A README that is gone changes no answer.
  const lost = (file: string, what: string): void => {
    const isApplied = /\.ya?ml$/.test(file);
    flaws.push({
      fleet,
      cluster,
      place: shown(folders.place(file)),
      what,
      ...(isApplied && { isLost: true }),
    });
  };
  const read = [...files].flatMap(([file, expected]): TreeFile[] => {
    const text = readText(folders, file);
    if (text.problem !== undefined) {
      lost(file, `${text.problem}; it is left out`);
      return [];
    }
    const actual = sha256(text.value);
    if (actual !== expected) flaw(file, 'was changed after Meshprint wrote it; it is read as it stands');
    const key = `${file}\n${actual}`;
    const content = known.get(key) ?? readFile(file, text.value);
    known.set(key, content);
    if (typeof content !== 'string') return [content];
    lost(file, `is left out: ${content.replace(/\.$/, '')}`);
    return [];
  });
  for (const file of unlisted(folder, files)) flaw(file, `is not in ${manifestName}; it is left out`);
  return { fleet, tree: { cluster, files: read.sort((a, b) => (a.path < b.path ? -1 : 1)) } };
}

/** Files in a cluster's folder that its manifest does not list. */
function unlisted(folder: string, files: ReadonlyMap<string, string>): string[] {
  const found: string[] = [];
  const visit = (relative: string): void => {
    for (const entry of disk.list(path.join(folder, relative))) {
      const file = relative === '' ? entry.name : `${relative}/${entry.name}`;
      if (found.length >= maxUnlisted || file === manifestName || file === '.git') continue;
      if (entry.isDirectory()) visit(file);
      else if (!files.has(file)) found.push(file);
    }
  };
  visit('');
  return found.sort();
}
