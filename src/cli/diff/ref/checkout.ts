import { existsSync, mkdirSync, realpathSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { GitError } from '../../../publish/index';
import { UsageError } from '../../terminal';
import { reading, type Revision } from './revision';

const modules = 'node_modules';

/**
 * Writes the files of a commit into `<scratch>/tree`, as git would check them out, and gives them the packages that are
 * installed now. The repository is only read: no worktree is registered, its index stays as it is, no hook runs.
 */
export async function checkOut(revision: Revision, scratch: string): Promise<string> {
  const { top, shown } = revision;
  refuseOthersPackages(top, scratch);
  const tree = path.join(scratch, 'tree');
  mkdirSync(tree);
  try {
    const below = await writeFiles(revision, scratch, tree);
    for (const at of ['', ...below]) link(path.join(top, at, modules), path.join(tree, at, modules));
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    throw new UsageError(`${shown} cannot be checked out; git says: ${error.message}`);
  }
  const above = foldersAbove(top).find(at => existsSync(path.join(at, modules)));
  if (above !== undefined) link(path.join(above, modules), path.join(scratch, modules));
  return tree;
}

/** Gives the folders of the commit. */
async function writeFiles({ top, commit }: Revision, scratch: string, tree: string): Promise<string[]> {
  const gitDir = await reading.text(['rev-parse', '--absolute-git-dir'], { folder: top });
  await reading.run([`--work-tree=${tree}`, 'read-tree', '--reset', '-u', commit], {
    gitDir,
    folder: tree,
    // Beside the files, so that the index of the repository is not touched.
    environment: { GIT_INDEX_FILE: path.join(scratch, 'index') },
  });
  const list = ['ls-tree', '-d', '-r', '-z', '--name-only', '--full-tree', commit];
  const below = await reading.text(list, { folder: top });
  return below.split('\0').filter(name => name !== '');
}

/** Lets packages be found, unless the commit has them itself. */
function link(from: string, to: string): void {
  if (existsSync(from) && !existsSync(to) && existsSync(path.dirname(to)))
    symlinkSync(realpathSync(from), to);
}

/** Whoever may write above the scratch folder, as everybody in `/tmp`, could bring packages that are not installed. */
function refuseOthersPackages(top: string, scratch: string): void {
  const own = [top, ...foldersAbove(top)];
  const others = foldersAbove(scratch).find(at => !own.includes(at) && existsSync(path.join(at, modules)));
  if (others === undefined) return;
  throw new UsageError(
    `Packages that are not installed here would be looked for in ${path.join(others, modules)}. Remove that, or set TMPDIR to another folder.`,
  );
}

function foldersAbove(folder: string): string[] {
  const above = path.dirname(folder);
  return above === folder ? [] : [above, ...foldersAbove(above)];
}
