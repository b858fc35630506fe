import type { GitObject, ObjectReader } from './objects';

/** What a commit has at a path. */
export interface Entry {
  readonly kind: 'file' | 'folder' | 'link' | 'submodule';
  readonly id: string;
}

/** Something that is no folder where a folder is asked for. */
export interface Blocked {
  readonly kind: 'blocked';
  /** Its path. */
  readonly by: string;
  readonly entry: Entry;
}

/** The files of a commit, or of a folder in it. Each folder is read at most once, and only when it is asked about. */
export class TreeView {
  /** Of a branch without a commit. */
  static readonly empty = new TreeView({ read: () => Promise.resolve(undefined) }, '');
  private readonly folders = new Map<string, Promise<ReadonlyMap<string, Entry>>>();

  /** @param root id of the tree */
  constructor(
    private readonly reader: Pick<ObjectReader, 'read'>,
    private readonly root: string,
  ) {}

  /** What is at a path; never looks through links. */
  async at(path: string): Promise<Entry | Blocked | undefined> {
    const steps = path.split('/');
    let folder = '';
    for (const [i, step] of steps.entries()) {
      const entry = (await this.folder(folder)).get(step);
      if (entry === undefined || i === steps.length - 1) return entry;
      folder = join(folder, step);
      if (entry.kind !== 'folder') return { kind: 'blocked', by: folder, entry };
      if (!this.folders.has(folder)) this.folders.set(folder, this.readFolder(entry.id));
    }
    return undefined;
  }

  /** Everything below a folder that is no folder itself, in order; nothing where there is no such folder. */
  async *below(folder: string): AsyncGenerator<{ readonly path: string; readonly entry: Entry }> {
    const here = folder === '' ? undefined : await this.at(folder);
    if (folder !== '' && here?.kind !== 'folder') return;
    if (here?.kind === 'folder' && !this.folders.has(folder))
      this.folders.set(folder, this.readFolder(here.id));
    const entries = await this.folder(folder);
    for (const [name, { kind, id }] of entries) if (kind === 'folder') this.prefetch(join(folder, name), id);
    for (const [name, entry] of entries) {
      const path = join(folder, name);
      if (entry.kind === 'folder') yield* this.below(path);
      else yield { path, entry };
    }
  }

  /** The content of an entry; undefined where it is larger than any file of a tree. */
  async content({ id }: Entry): Promise<Buffer | undefined> {
    return (await this.reader.read(id))?.content;
  }

  /** Asks for a folder before it is its turn, so that git is asked for several at once. */
  private prefetch(path: string, id: string): void {
    if (this.folders.has(path)) return;
    const read = this.readFolder(id);
    this.folders.set(path, read);
    // Whoever comes to it is told; nobody does where another one failed before.
    read.catch(() => undefined);
  }

  private folder(path: string): Promise<ReadonlyMap<string, Entry>> {
    const known = this.folders.get(path);
    if (known !== undefined) return known;
    const read = this.readFolder(this.root);
    this.folders.set(path, read);
    return read;
  }

  private async readFolder(id: string): Promise<ReadonlyMap<string, Entry>> {
    const object = await this.reader.read(id);
    return object?.content === undefined ? new Map<string, Entry>() : entriesOf(object, object.content);
  }
}

/** `name` in a folder, which is empty for the root. */
export const join = (folder: string, name: string): string => (folder === '' ? name : `${folder}/${name}`);

const kinds: Readonly<Record<string, Entry['kind']>> = {
  '40000': 'folder',
  '120000': 'link',
  '160000': 'submodule',
};

/** The entries of a tree object: mode, name and, as bytes, id of each. */
function entriesOf({ id }: GitObject, content: Buffer): Map<string, Entry> {
  const idBytes = id.length / 2;
  const entries = new Map<string, Entry>();
  for (let at = 0; at < content.length;) {
    const end = content.indexOf(0, at);
    const [mode = '', ...name] = content.toString('utf8', at, end).split(' ');
    at = end + 1 + idBytes;
    entries.set(name.join(' '), {
      kind: kinds[mode] ?? 'file',
      id: content.toString('hex', end + 1, at),
    });
  }
  return entries;
}

/** The tip of a ref, and the tree that it has. */
export interface Tip {
  readonly commit: string;
  readonly tree: string;
  /** When it was committed. */
  readonly at: Date;
  /** The commit as git keeps it, its message at the end; byte by byte, not as UTF-8. */
  readonly text: string;
}

/** What a ref points to; undefined where there is no such ref. */
export async function tipOf(reader: ObjectReader, ref: string): Promise<Tip | undefined> {
  const object = await reader.read(ref);
  const text = object?.content?.toString('latin1') ?? '';
  const tree = /^tree ([0-9a-f]+)$/m.exec(text)?.[1];
  const seconds = /^committer .* (\d+) [+-]\d+$/m.exec(text)?.[1];
  return object?.type === 'commit' && tree !== undefined
    ? { commit: object.id, tree, at: new Date(Number(seconds) * 1000), text }
    : undefined;
}

/** What stands where a file is looked for, as messages say it. */
export const standsThere = (entry: Entry | Blocked): string =>
  ({
    file: 'is a file',
    folder: 'is a folder',
    link: 'is a symbolic link',
    submodule: 'is a submodule',
    blocked: 'is in something that is no folder',
  })[entry.kind];
