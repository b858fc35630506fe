import { isNewerManifest, type Manifest, manifestName, parseManifest, sha256 } from '../output/index';
import { type ClusterFolder, entryAt } from './cluster-folder';
import { type Blocked, type Entry, join, standsThere } from './git/tree-view';
import { movedFrom } from './moved';
import { foldersAround, nameOf } from './target';
import type { Trouble } from './trouble';

/**
 * What earlier publications left there by its manifest: path -> sha256; or why that cannot be told.
 *
 * @param due digest of the manifest that is to be written; one that is there already is as good as Meshprint's
 */
export async function recordedFiles(
  folder: ClusterFolder,
  due?: string,
): Promise<Manifest['files'] | Trouble> {
  const trouble = (what: string): Trouble => ({ kind: 'manifest', file: manifestName, what });
  const entry = await entryAt(folder, manifestName);
  const old = entry === undefined ? await movedFrom(folder) : undefined;
  if (old !== undefined) return { kind: 'moved', file: old, what: folder.target.path };
  const outer = await manifestAround(folder);
  if (outer !== undefined) return { kind: 'around', file: outer };
  if (entry === undefined) return (await changedByHand(folder, undefined)) ?? new Map<string, string>();
  if (entry.kind !== 'file') return trouble(standsThere(entry));
  const content = await folder.view.content(entry);
  const text = content?.toString() ?? '';
  if (isNewerManifest(text)) return { kind: 'newer', file: manifestName };
  const manifest = parseManifest(text);
  if (typeof manifest === 'string') return trouble(`was damaged: it ${manifest}`);
  const { fleet, cluster } = folder.target;
  if (manifest.fleet !== fleet || manifest.cluster !== cluster)
    return trouble(`is of ${JSON.stringify(`${manifest.fleet}/${manifest.cluster}`)}`);
  const digest = sha256(content ?? '');
  return (digest === due ? undefined : await changedByHand(folder, digest)) ?? manifest.files;
}

/** A manifest that is not the one that Meshprint wrote last: then it does not say what is Meshprint's. */
async function changedByHand(
  { target, history }: ClusterFolder,
  digest: string | undefined,
): Promise<Trouble | undefined> {
  if (digest !== undefined && history.isWrittenAtTip(target, digest)) return undefined;
  const written = await history.written(target);
  if (written === undefined || written.digests[0] === digest) return undefined;
  const isOlder = digest !== undefined && written.digests.includes(digest);
  // A forge that squashes a pull request may drop the message, and with it what Meshprint wrote.
  if (digest !== undefined && !isOlder && 'proposal' in target) return undefined;
  const by = `by hand, in commit ${written.changedBy.slice(0, 7)}`;
  const what =
    digest === undefined
      ? `was deleted ${by}`
      : isOlder
        ? `was taken back to an older one ${by}`
        : `was changed ${by}`;
  return { kind: 'manifest', file: manifestName, what };
}

/** A manifest in a folder around the cluster's own, whose files could be among the cluster's. */
async function manifestAround({ view, target }: ClusterFolder): Promise<string | undefined> {
  for (const around of foldersAround(target.path)) {
    const place = join(around, manifestName);
    const entry = await view.at(place);
    if (entry === undefined) continue;
    const content = entry.kind === 'file' ? await view.content(entry) : undefined;
    const manifest = parseManifest(content?.toString() ?? '');
    // Its own is what is left of the folder that it had before.
    if (typeof manifest === 'string' || nameOf(manifest) !== nameOf(target)) return place;
  }
  return undefined;
}

/** How a file that was published stands now. */
type Fate = 'as written' | Extract<Trouble['kind'], 'edited' | 'deleted' | 'replaced'>;

/** @param digest what the manifest says of it */
export async function fateOf(
  { view, target, digests }: ClusterFolder,
  file: string,
  entry: Entry | Blocked | undefined,
  digest: string,
): Promise<Fate> {
  if (entry === undefined) return 'deleted';
  if (entry.kind !== 'file') return 'replaced';
  if (digests !== undefined)
    return (await digests.of(view, target, file, entry)) === digest ? 'as written' : 'edited';
  const content = await view.content(entry);
  return content !== undefined && sha256(content) === digest ? 'as written' : 'edited';
}
