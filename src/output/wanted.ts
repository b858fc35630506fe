import type { TreeFile } from '../kinds/index';
import { onceFor } from '../kinds/once';
import { manifestName, manifestText, sha256 } from './manifest';
import { type FleetOutput, type OutputFile, outputFile } from './output-file';
import { refuseUnfit } from './unfit';

export interface WantedFile {
  /** May be made anew whenever it is asked for. */
  readonly text: string;
  /** Of the text, which is made for this unless it was made before. */
  readonly sha256: string;
}

/** Path below the root, `<fleet>/<cluster>/<path>`, -> the file that belongs there. Equal files may be one. */
export type Wanted = ReadonlyMap<string, WantedFile>;

/** All files that belong on disk, the manifests with them. Throws when a name or path is unfit. */
export function wantedFiles(fleets: readonly FleetOutput[]): Wanted {
  refuseUnfit(fleets);
  const wanted = new Map<string, WantedFile>();
  const seen = new Set<OutputFile>();
  for (const { fleet, trees } of fleets)
    for (const { cluster, files } of trees) {
      const hashed = new Map(files.map(file => [file.path, hashedFile(file)]));
      for (const [path, file] of hashed) wanted.set(`${fleet}/${cluster}/${path}`, file);
      wanted.set(`${fleet}/${cluster}/${manifestName}`, new ManifestFile(fleet, cluster, hashed));
      for (const file of files) {
        if (seen.has(file)) hashedFile(file).isShared = true;
        seen.add(file);
      }
    }
  return wanted;
}

/** A file of a tree as it is written. */
export const wantedFile = (file: TreeFile): WantedFile => hashedFile(outputFile(file));

/** Each file is hashed once, in however many trees it is, and however often it is asked for. */
const hashedFile = onceFor((file: OutputFile) => new HashedFile(file));

class HashedFile implements WantedFile {
  /** In several trees, so that its text is kept. */
  isShared = false;
  private kept: string | undefined;
  private hash: string | undefined;

  constructor(private readonly file: OutputFile) {}

  get text(): string {
    if (this.kept !== undefined) return this.kept;
    const { text } = this.file;
    this.hash ??= sha256(text);
    if (this.isShared) this.kept = text;
    return text;
  }

  get sha256(): string {
    return (this.hash ??= sha256(this.file.text));
  }
}

/** The manifest of a tree. It is made last, when the texts of the other files were. */
class ManifestFile implements WantedFile {
  private made: { readonly text: string; readonly sha256: string } | undefined;

  constructor(
    private readonly fleet: string,
    private readonly cluster: string,
    private readonly files: ReadonlyMap<string, WantedFile>,
  ) {}

  get text(): string {
    return this.make().text;
  }

  get sha256(): string {
    return this.make().sha256;
  }

  private make(): WantedFile {
    if (this.made === undefined) {
      const files = new Map([...this.files].map(([path, file]) => [path, file.sha256]));
      const text = manifestText({ fleet: this.fleet, cluster: this.cluster, files });
      this.made = { text, sha256: sha256(text) };
    }
    return this.made;
  }
}
