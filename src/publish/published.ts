import { printable } from '../findings/index';
import type { TreeFile } from '../kinds/index';
import {
  type Content,
  type KnownFile,
  manifestName,
  parseManifest,
  sha256,
  tooLarge,
  type TreeFolder,
  TreeReader,
  type TreesRead,
} from '../output/index';
import { lookAt, type Standing, type Workshop } from './checkout';
import { hashesOf } from './file-ids';
import { gitIn } from './git/settings';
import { type Entry, join, standsThere, type TreeView } from './git/tree-view';
import { each, usualJobs } from './limit';
import { masked } from './git/mask';
import { type Branch, problemWithTarget, repositoriesOf, type Target } from './target';
import { whyFailed } from './why';

/** The trees at the tips of published repositories. */
interface Published extends TreesRead {
  /** The commit that the branch of each target is at. */
  readonly tips: ReadonlyMap<Target, string>;
  /** Targets without a repository, a branch or a tree in it yet. */
  readonly missing: readonly Target[];
  /** Targets that could not be read, and why. */
  readonly failed: ReadonlyMap<Target, string>;
}

/** How published repositories are read. */
export interface ReadOptions {
  /** Where publish is run: its configuration of git counts, and `.meshprint/` is below it. */
  readonly folder: string;
  /** Repositories that are read at once. */
  readonly jobs?: number;
  /** Told after each repository. */
  readonly onProgress?: (done: number, all: number) => void;
  /** Files that need not be parsed again. */
  readonly known?: KnownFile;
}

/**
 * Reads back what is published, without checking anything out. Equal files of different clusters are parsed once. What
 * cannot be read is said and does not keep the others from being read.
 */
export async function readPublished(
  targets: readonly Target[],
  { folder, jobs = usualJobs, onProgress, known }: ReadOptions,
): Promise<Published> {
  const shop = { folder, git: await gitIn(folder) };
  const reading = new Reading(known);
  const repositories = repositoriesOf(targets);
  let done = 0;
  await each(repositories, jobs, async branches => {
    for (const branch of branches) await reading.read(shop, branch);
    onProgress?.(++done, repositories.length);
  });
  return reading.result();
}

/** Reads one branch after the other, or some at once. */
export class Reading {
  private readonly trees: TreeReader;
  private readonly files: Files;
  private readonly tips = new Map<Target, string>();
  private readonly missing: Target[] = [];
  private readonly failed = new Map<Target, string>();
  /** @param known files that need not be parsed again */
  constructor(known?: KnownFile) {
    this.trees = new TreeReader(known);
    this.files = new Files(known);
  }

  async read(shop: Workshop, branch: Branch): Promise<void> {
    const fit = branch.targets.filter(target => this.isFit(target));
    if (fit.length === 0) return;
    try {
      await lookAt(shop, branch, async standing => {
        for (const target of fit) await this.readTarget(target, standing);
      });
    } catch (error) {
      const why = whyFailed(error);
      for (const target of fit) this.failed.set(target, why);
    }
  }

  /** Reads the tree of one target. */
  async readTarget(target: Target, { tip, view }: Standing): Promise<void> {
    if (tip !== undefined) this.tips.set(target, tip.commit);
    if ((await view.at(join(target.path, manifestName))) === undefined) this.missing.push(target);
    else this.trees.add(await folderIn(view, target, this.files), target);
  }

  result(): Published {
    const { tips, missing, failed } = this;
    return { ...this.trees.result(), tips, missing, failed };
  }

  private isFit(target: Target): boolean {
    const problem = problemWithTarget(target);
    if (problem !== undefined) this.failed.set(target, printable(problem));
    return problem === undefined;
  }
}

/** What a target's folder has: names of everything, and the content of what the manifest lists. */
async function folderIn(view: TreeView, target: Target, known: Files): Promise<TreeFolder> {
  const entries = new Map<string, Entry>();
  for await (const { path, entry } of view.below(target.path))
    entries.set(target.path === '' ? path : path.slice(target.path.length + 1), entry);
  const contents = new Map<string, Content>();
  const read = async (file: string): Promise<Content> => {
    const entry = entries.get(file);
    const content = entry === undefined ? missing : await known.contentOf(view, target, file, entry);
    contents.set(file, content);
    return content;
  };
  const { bytes } = { bytes: undefined, ...(await read(manifestName)) };
  const manifest = parseManifest(bytes?.().toString() ?? '');
  if (typeof manifest !== 'string') for (const file of manifest.files.keys()) await read(file);
  return {
    shown: file => shownIn(target, file),
    content: file => contents.get(file) ?? missing,
    files: () => [...entries.keys()].filter(file => file !== manifestName),
  };
}

const missing: Content = { problem: 'is missing' };

/** A file of a target as people find it: repository, branch and path. */
const shownIn = ({ url, branch, path }: Target, file: string): string =>
  printable(`${masked(url)} ${branch}:${file === '' ? path || '.' : join(path, file)}`);

/** The content of files, as far as it is not known by the ids that git gives them. */
class Files {
  /** Digests of files that were parsed before, by path and id. */
  private readonly parsed = new Map<string, string>();

  constructor(private readonly known: KnownFile = () => undefined) {}

  async contentOf(view: TreeView, target: Target, file: string, entry: Entry): Promise<Content> {
    if (entry.kind !== 'file') return { problem: standsThere(entry) };
    const key = `${file}\n${entry.id}`;
    const digest = this.parsed.get(key);
    if (digest !== undefined) return { sha256: digest, bytes: noBytes };
    const made = this.known(target.fleet, target.cluster, file);
    const same = made && this.same(made, entry);
    if (made && same !== undefined) return { sha256: same, bytes: noBytes, file: made };
    const content = await view.content(entry);
    return content === undefined ? { problem: tooLarge } : this.read(key, content, file !== manifestName);
  }

  private read(key: string, content: Buffer, isOfTree: boolean): Content {
    const digest = sha256(content);
    const bytes = (): Buffer => {
      // Whoever asks for the bytes parses them, and nobody needs them again.
      if (isOfTree) this.parsed.set(key, digest);
      return content;
    };
    return { sha256: digest, bytes };
  }

  /** The digest of a file that is known already, where git has it like that. */
  private same(file: TreeFile, entry: Entry): string | undefined {
    const hashes = hashesOf(file, entry);
    return hashes?.id === entry.id ? hashes.sha256 : undefined;
  }
}

const noBytes = (): Buffer => Buffer.alloc(0);
