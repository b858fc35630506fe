import { manifestName, manifestText, sha256 } from './manifest';
import type { OutputFile } from './output-file';
import { refuseUnfit } from './unfit';

/** The files of one cluster's repository. */
export interface OutputTree {
  readonly cluster: string;
  readonly files: readonly OutputFile[];
}

/** The trees of a fleet: all of them, since a cluster that is missing here has left the fleet. */
export interface FleetOutput {
  readonly fleet: string;
  readonly trees: readonly OutputTree[];
}

export interface WantedFile {
  /** May be made anew whenever it is asked for. */
  readonly text: string;
  readonly sha256: string;
}

/** Path below the root, `<fleet>/<cluster>/<path>`, -> the file that belongs there. Equal files may be one. */
export type Wanted = ReadonlyMap<string, WantedFile>;

/** All files that belong on disk, the manifests with them. Throws when a name, path or value is unfit. */
export function wantedFiles(fleets: readonly FleetOutput[]): Wanted {
  refuseUnfit(fleets);
  const wanted = new Map<string, WantedFile>();
  const seen = new Set<OutputFile>();
  for (const { fleet, trees } of fleets)
    for (const { cluster, files } of trees) {
      const hashes = new Map<string, string>();
      for (const file of files) {
        const hashed = hashedFile(file);
        if (seen.has(file)) hashed.isShared = true;
        seen.add(file);
        hashes.set(file.path, hashed.sha256);
        wanted.set(`${fleet}/${cluster}/${file.path}`, hashed);
      }
      const text = manifestText({ fleet, cluster, files: hashes });
      wanted.set(`${fleet}/${cluster}/${manifestName}`, { text, sha256: sha256(text) });
    }
  return wanted;
}

const known = new WeakMap<OutputFile, HashedFile>();

/** Each file is hashed once, in however many trees it is, and however often it is asked for. */
function hashedFile(file: OutputFile): HashedFile {
  let hashed = known.get(file);
  if (hashed === undefined) {
    hashed = new HashedFile(file, sha256(file.text));
    known.set(file, hashed);
  }
  return hashed;
}

class HashedFile implements WantedFile {
  /** In several trees, so that its text is kept when it is made again. */
  isShared = false;
  private kept: string | undefined;

  constructor(
    private readonly file: OutputFile,
    readonly sha256: string,
  ) {}

  get text(): string {
    const text = this.kept ?? this.file.text;
    if (this.isShared) this.kept = text;
    return text;
  }
}
