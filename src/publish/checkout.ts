import { existsSync } from 'node:fs';
import { makeBare, tidy } from './git/bare';
import type { Git } from './git/git';
import { ObjectReader } from './git/objects';
import { fetchBranch, type Remote, remoteCommit } from './git/remote';
import { type Tip, tipOf, TreeView } from './git/tree-view';
import { cacheOf, draftOf, shortHash, whileLocked } from './places';
import type { Branch } from './target';
import { History } from './written';

/** Where publishing works, and with which git. */
export interface Workshop {
  /** Holds `.meshprint/`. */
  readonly folder: string;
  readonly git: Git;
}

/** The repository on this disk that has what a branch has. */
export const gitDirOf = ({ folder }: Workshop, { url, isEmbedded }: Branch): string =>
  isEmbedded ? url : cacheOf(folder, url);

/** The branch of a remote repository in its cache; by a hash, since a branch may be another one's folder later. */
export const remoteOf = (shop: Workshop, branch: Branch): Remote => ({
  url: branch.url,
  branch: branch.branch,
  gitDir: gitDirOf(shop, branch),
  ref: `refs/meshprint/${shortHash(branch.branch)}`,
});

/** Brings a branch up to date on this disk, and gives its ref; undefined where there is no such branch yet. */
async function update(shop: Workshop, branch: Branch): Promise<string | undefined> {
  if (branch.isEmbedded) return existsSync(branch.url) ? `refs/heads/${branch.branch}` : undefined;
  const remote = remoteOf(shop, branch);
  return whileLocked(shop.folder, remote.gitDir, async ({ isTakenOver }) => {
    await makeBare(shop.git, remote.gitDir, draftOf(shop.folder, remote.gitDir), 'main');
    await tidy(remote.gitDir, isTakenOver);
    const commit = await remoteCommit(shop.git, remote);
    if (commit === undefined) return undefined;
    if (commit !== (await cachedCommit(shop.git, remote))) await fetchBranch(shop.git, remote);
    return remote.ref;
  });
}

async function cachedCommit(git: Git, { gitDir, ref }: Remote): Promise<string> {
  const args = ['for-each-ref', '--format=%(objectname)', '--', ref];
  return git.text(args, { gitDir });
}

/** A branch as it stands. */
export interface Standing {
  readonly tip: Tip | undefined;
  readonly view: TreeView;
  readonly history: History;
}

/** Brings a branch up to date and looks at it. */
export async function lookAt<T>(
  shop: Workshop,
  branch: Branch,
  action: (standing: Standing) => Promise<T>,
): Promise<T> {
  const ref = await update(shop, branch);
  if (ref === undefined) return action({ tip: undefined, view: TreeView.empty, history: History.none });
  const reader = new ObjectReader(shop.git, gitDirOf(shop, branch));
  try {
    const tip = await tipOf(reader, ref);
    if (tip === undefined) return await action({ tip, view: TreeView.empty, history: History.none });
    const history = new History(shop.git, gitDirOf(shop, branch), tip);
    return await action({ tip, view: new TreeView(reader, tip.tree), history });
  } finally {
    await reader.close();
  }
}
