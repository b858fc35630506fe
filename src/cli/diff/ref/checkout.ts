import { existsSync, mkdirSync, realpathSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { git } from './git';
import type { Revision } from './revision';

const modules = 'node_modules';

/**
 * Writes the files of a commit into `<scratch>/tree`, as git would check them out, and gives them the packages that are
 * installed now. The repository is only read: no worktree is registered, its index stays as it is, no hook runs.
 */
export function checkOut({ top, commit, shown }: Revision, scratch: string): string {
  const tree = path.join(scratch, 'tree');
  mkdirSync(tree);
  const failed = `${shown} cannot be checked out`;
  const folder = git(top, ['rev-parse', '--absolute-git-dir'], failed).replace(/\n$/, '');
  git(
    tree,
    [`--git-dir=${folder}`, `--work-tree=${tree}`, 'read-tree', '--reset', '-u', commit],
    failed,
    // Beside the files, so that the index of the repository is not touched.
    { GIT_INDEX_FILE: path.join(scratch, 'index') },
  );
  const below = git(top, ['ls-tree', '-d', '-r', '-z', '--name-only', '--full-tree', commit], failed);
  for (const at of ['', ...below.split('\0').filter(name => name !== '')])
    link(path.join(top, at, modules), path.join(tree, at, modules));
  const above = foldersAbove(top).find(at => existsSync(path.join(at, modules)));
  if (above !== undefined) link(path.join(above, modules), path.join(scratch, modules));
  return tree;
}

/** Lets packages be found, unless the commit has them itself. */
function link(from: string, to: string): void {
  if (existsSync(from) && !existsSync(to) && existsSync(path.dirname(to)))
    symlinkSync(realpathSync(from), to);
}

function foldersAbove(folder: string): string[] {
  const above = path.dirname(folder);
  return above === folder ? [] : [above, ...foldersAbove(above)];
}
