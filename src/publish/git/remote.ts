import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Git, GitError } from './git';

/** Where a branch of a remote repository is kept in its cache. */
export interface Remote {
  /** Checked before: neither is ever an option or a command. */
  readonly url: string;
  readonly branch: string;
  readonly gitDir: string;
  readonly ref: string;
}

/** The commit that a branch is at in the remote repository; undefined where it has no such branch. */
export async function remoteCommit(git: Git, { url, branch, gitDir }: Remote): Promise<string | undefined> {
  const ref = `refs/heads/${branch}`;
  const listed = await git.text(['ls-remote', '--heads', '--', url, ref], { gitDir, isRemote: true });
  const line = listed.split('\n').find(one => one.endsWith(`\t${ref}`));
  return line?.split('\t')[0];
}

/** Brings a branch that is there into the cache. */
export async function fetchBranch(git: Git, { url, branch, gitDir, ref }: Remote): Promise<void> {
  const quiet = ['--quiet', '--no-tags', '--no-write-fetch-head', '--no-recurse-submodules'];
  await git.run(['fetch', ...quiet, '--', url, `+refs/heads/${branch}:${ref}`], { gitDir, isRemote: true });
}

/**
 * Moves a branch of a remote repository from one commit to another one built on it.
 *
 * The lease makes it a compare-and-swap: git gives up unless the branch is where it is expected. Nothing can be lost by
 * it, since what is expected is the parent of what is pushed.
 *
 * @param expected undefined where the branch must not be there
 */
export async function pushCommit(
  git: Git,
  { url, branch, gitDir }: Pick<Remote, 'url' | 'branch' | 'gitDir'>,
  { commit, expected }: { readonly commit: string; readonly expected: string | undefined },
): Promise<void> {
  const ref = `refs/heads/${branch}`;
  const plain = ['--porcelain', '--no-follow-tags', '--recurse-submodules=no'];
  const lease = `--force-with-lease=${ref}:${expected ?? ''}`;
  for (const pause of [...pauses, undefined])
    try {
      await git.run(['push', ...plain, lease, '--', url, `${commit}:${ref}`], { gitDir, isRemote: true });
      return;
    } catch (error) {
      const lock = lockIn(error);
      if (lock === undefined) throw error;
      if (pause === undefined) throw new GitError(leftThere(url, lock));
      await sleep(pause);
    }
}

/** Git holds a lock for milliseconds, or as long as a hook of the remote repository takes. */
const pauses = [500, 1500, 3000];

/** The lock that was in the way in the remote repository. */
const lockIn = (error: unknown): string | undefined =>
  error instanceof GitError && !error.isTimeout
    ? /Unable to create '([^']+\.lock)': File exists/.exec(error.message)?.[1]
    : undefined;

/** Others may push there too, so only people can tell that nobody holds it. */
function leftThere(url: string, lock: string): string {
  const where = /^file:/i.test(url) ? 'on this machine' : 'where the repository is';
  return `the lock ${path.posix.normalize(lock)} is in the way, ${where}: somebody pushes for long, or was killed while they did. When nobody else is pushing there, remove that file and run again`;
}

/** Moves a branch of a repository on this disk in the same way. */
export async function moveBranch(
  git: Git,
  { branch, gitDir }: Pick<Remote, 'branch' | 'gitDir'>,
  { commit, expected }: { readonly commit: string; readonly expected: string | undefined },
): Promise<void> {
  const nothing = '0'.repeat(commit.length);
  await git.run(['update-ref', `refs/heads/${branch}`, commit, expected ?? nothing], { gitDir });
}
