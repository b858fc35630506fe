import { onceFor } from '../kinds/once';
import { manifestName, parseManifest } from '../output/index';
import type { ClusterFolder } from './cluster-folder';
import type { TreeView } from './git/tree-view';
import { nameOf } from './target';

type Folders = ReadonlyMap<string, readonly string[]>;

/** The folder in which Meshprint published a cluster that has nothing in its own folder yet. */
export async function movedFrom({ view, target, history }: ClusterFolder): Promise<string | undefined> {
  const folders = await foldersIn(view);
  for (const path of folders.get(nameOf(target)) ?? [])
    // A copy of the tree, such as that beside the blueprint, is no place where it was published.
    if (path !== target.path && (await history.written({ ...target, path })) !== undefined) return path;
  return undefined;
}

/**
 * The folders with a manifest, by the cluster that it names. Each commit is gone through once, however many clusters are
 * new in it.
 */
const foldersIn = onceFor(async (view: TreeView): Promise<Folders> => {
  const found = new Map<string, string[]>();
  for await (const { path, entry } of view.below('')) {
    const isManifest = path === manifestName || path.endsWith(`/${manifestName}`);
    if (!isManifest || entry.kind !== 'file') continue;
    const manifest = parseManifest((await view.content(entry))?.toString() ?? '');
    if (typeof manifest === 'string') continue;
    const folder = path === manifestName ? '' : path.slice(0, -manifestName.length - 1);
    const others = found.get(nameOf(manifest));
    if (others === undefined) found.set(nameOf(manifest), [folder]);
    else others.push(folder);
  }
  return found;
});
