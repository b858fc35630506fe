import { type KnownFile, sha256 } from '../output/index';
import { hashesOf } from './file-ids';
import type { Entry, TreeView } from './git/tree-view';
import type { Target } from './target';

/** The sha256 of files by the ids that git gives them: what is the same in many clusters is read once, or never. */
export class Digests {
  private readonly byId = new Map<string, string>();

  /** @param made files whose texts need not be read */
  constructor(private readonly made: KnownFile) {}

  /** Undefined for a file that is larger than any of a tree. */
  async of(view: TreeView, target: Target, file: string, entry: Entry): Promise<string | undefined> {
    const known = this.byId.get(entry.id) ?? this.ofMade(target, file, entry);
    if (known !== undefined) return known;
    const content = await view.content(entry);
    if (content === undefined) return undefined;
    const digest = sha256(content);
    this.byId.set(entry.id, digest);
    return digest;
  }

  private ofMade({ fleet, cluster }: Target, file: string, entry: Entry): string | undefined {
    const made = this.made(fleet, cluster, file);
    const hashes = made && hashesOf(made, entry);
    if (hashes?.id !== entry.id) return undefined;
    this.byId.set(hashes.id, hashes.sha256);
    return hashes.sha256;
  }
}
