import { createHash } from 'node:crypto';
import { type Manifest, manifestName, parseManifest, sha256 } from '../output/index';
import { type Blocked, type Entry, join, standsThere, type TreeView } from './git/tree-view';
import { foldersAround, type Target } from './target';
import type { Trouble } from './trouble';

/** A cluster's folder at the tip of a branch. */
export interface ClusterFolder {
  readonly view: TreeView;
  readonly target: Target;
}

/** What stands at a path below the cluster's folder. */
export const entryAt = (
  { view, target }: ClusterFolder,
  file: string,
): Promise<Entry | Blocked | undefined> => view.at(join(target.path, file));

/** What earlier publications left there by its manifest: path -> sha256; or why that cannot be told. */
export async function recordedFiles(folder: ClusterFolder): Promise<Manifest['files'] | Trouble> {
  const trouble = (what: string): Trouble => ({ kind: 'manifest', file: manifestName, what });
  const outer = await manifestAround(folder);
  if (outer !== undefined) return { kind: 'around', file: outer };
  const entry = await entryAt(folder, manifestName);
  if (entry === undefined) return new Map();
  if (entry.kind !== 'file') return trouble(standsThere(entry));
  const content = await folder.view.content(entry);
  const manifest = parseManifest(content?.toString() ?? '');
  if (typeof manifest === 'string') return trouble(`was damaged: it ${manifest}`);
  const { fleet, cluster } = folder.target;
  if (manifest.fleet === fleet && manifest.cluster === cluster) return manifest.files;
  return trouble(`is of ${JSON.stringify(`${manifest.fleet}/${manifest.cluster}`)}`);
}

/** A manifest in a folder around the cluster's own, whose files could be among the cluster's. */
async function manifestAround({ view, target }: ClusterFolder): Promise<string | undefined> {
  for (const around of foldersAround(target.path)) {
    const place = join(around, manifestName);
    if ((await view.at(place)) !== undefined) return place;
  }
  return undefined;
}

/** How a file that was published stands now. */
export type Fate = 'as written' | Extract<Trouble['kind'], 'edited' | 'deleted' | 'replaced'>;

/** @param digest what the manifest says of it */
export async function fateOf(
  { view }: ClusterFolder,
  entry: Entry | Blocked | undefined,
  digest: string,
): Promise<Fate> {
  if (entry === undefined) return 'deleted';
  if (entry.kind !== 'file') return 'replaced';
  const content = await view.content(entry);
  return content !== undefined && sha256(content) === digest ? 'as written' : 'edited';
}

/** The id that git gives a file with this text. */
export const idOf = (text: string, { id }: Entry): string =>
  createHash(id.length === 40 ? 'sha1' : 'sha256')
    .update(`blob ${Buffer.byteLength(text)}\0`)
    .update(text)
    .digest('hex');
