import type { Tree, TreeFile } from '../kinds/index';
import { type Content, FileReader, utf8 } from './file-reader';
import { type Manifest, manifestName, parseManifest } from './manifest';

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
export const maxFileBytes = maxMebibytes * 1024 * 1024;
export const tooLarge = `is larger than ${maxMebibytes} MiB`;
/** Of files that nobody lists, which may be a whole folder of somebody else's. */
const maxUnlisted = 1000;

/** The folder of one cluster, on disk or in a commit. */
export interface TreeFolder {
  /** A file of it for people; the folder itself for an empty name. */
  readonly shown: (file: string) => string;
  /** The content is only asked for where no equal file at the same path was read before. */
  readonly content: (file: string) => Content;
  /** Paths of all files but the manifest. */
  readonly files: () => Iterable<string>;
}

/** A file that is known already; it is taken for what a folder has where the texts are the same. */
export type KnownFile = (fleet: string, cluster: string, path: string) => TreeFile | undefined;

/** Reads the trees of one folder after the other. */
export class TreeReader {
  private readonly flaws: TreeFlaw[] = [];
  private readonly trees = new Map<string, ReadTree>();
  private readonly files = new FileReader();

  constructor(private readonly knownFile: KnownFile = () => undefined) {}

  /**
   * Never throws for what the folder holds.
   *
   * @param expected whose folder it must be; any cluster's by default
   * @returns the tree, unless its manifest cannot be trusted or another folder has the same cluster
   */
  add(folder: TreeFolder, expected?: Pick<Manifest, 'fleet' | 'cluster'>): ReadTree | undefined {
    const manifest = readManifest(folder, expected);
    if (typeof manifest === 'string') {
      const whose = expected && { fleet: expected.fleet, cluster: expected.cluster };
      this.flaws.push({ ...whose, place: folder.shown(manifestName), what: manifest, isLost: true });
      return undefined;
    }
    const { fleet, cluster } = manifest;
    const key = JSON.stringify([fleet, cluster]);
    if (this.trees.has(key)) {
      this.flaws.push({ fleet, cluster, place: folder.shown(''), what: twice(manifest) });
      return undefined;
    }
    const tree = this.readTree(folder, manifest);
    this.trees.set(key, tree);
    return tree;
  }

  /** Everything that was read so far. */
  result(): TreesRead {
    const trees = [...this.trees].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, tree]) => tree);
    return { trees, flaws: this.flaws.sort((a, b) => (a.place < b.place ? -1 : 1)) };
  }

  private readTree(folder: TreeFolder, { fleet, cluster, files }: Manifest): ReadTree {
    const flaw = (file: string, what: string): void => {
      this.flaws.push({ fleet, cluster, place: folder.shown(file), what });
    };
    // A README that is gone changes no answer.
    const lost = (file: string, what: string): void => {
      const isApplied = /\.ya?ml$/.test(file);
      this.flaws.push({
        fleet,
        cluster,
        place: folder.shown(file),
        what,
        ...(isApplied && { isLost: true }),
      });
    };
    const read = [...files].flatMap(([file, expected]): TreeFile[] => {
      const content = folder.content(file);
      if (content.problem !== undefined) {
        lost(file, `${content.problem}; it is left out`);
        return [];
      }
      if (content.sha256 !== expected)
        flaw(file, 'was changed after Meshprint wrote it; it is read as it stands');
      const parsed = this.files.read(file, content, () => this.knownFile(fleet, cluster, file));
      if (typeof parsed !== 'string') return [parsed];
      lost(file, parsed);
      return [];
    });
    for (const file of unlisted(folder, files)) flaw(file, `is not in ${manifestName}; it is left out`);
    return { fleet, tree: { cluster, files: read.sort((a, b) => (a.path < b.path ? -1 : 1)) } };
  }
}

const twice = ({ fleet, cluster }: Manifest): string =>
  `is another repository of ${JSON.stringify(`${fleet}/${cluster}`)}; it is left out`;

/** A manifest that can be trusted, or why there is none. */
function readManifest(
  folder: TreeFolder,
  expected: Pick<Manifest, 'fleet' | 'cluster'> | undefined,
): Manifest | string {
  const content = folder.content(manifestName);
  if (content.problem !== undefined) return leftOut(content.problem);
  const text = utf8(content.bytes());
  const manifest = text === undefined ? 'is not UTF-8' : parseManifest(text);
  if (typeof manifest === 'string') return leftOut(manifest);
  if (expected === undefined || (manifest.fleet === expected.fleet && manifest.cluster === expected.cluster))
    return manifest;
  return leftOut(`is of ${JSON.stringify(`${manifest.fleet}/${manifest.cluster}`)}`);
}

const leftOut = (flaw: string): string => `${flaw}; its tree is left out`;

/** Files that the manifest does not list. */
function unlisted(folder: TreeFolder, files: ReadonlyMap<string, string>): string[] {
  const found: string[] = [];
  for (const file of folder.files()) {
    if (found.length >= maxUnlisted) break;
    if (!files.has(file)) found.push(file);
  }
  return found.sort();
}
