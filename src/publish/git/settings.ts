import type { LocalSetting } from './environment';
import { Git, GitError, type Limits } from './git';

/** Who commits, and whether commits are signed. */
export interface Committing {
  /** As git writes them into a commit: `Name <address> seconds zone`. */
  readonly author: string;
  readonly committer: string;
  readonly signs: boolean;
}

/** What people set for one repository, and what publishing from it goes by: who they are, keys, ways to other hosts. */
const handedOn = '^(user|gpg|credential|http|url)\\.|^(commit\\.gpgsign|core\\.sshcommand)$';

/** Git as it is configured in a folder, such as that of the blueprints, for work in other repositories. */
export async function gitIn(folder: string, limits?: Limits): Promise<Git> {
  const git = new Git([], limits);
  const [local, ssh] = await Promise.all([
    ask(git, ['config', '--local', '--includes', '-z', '--get-regexp', handedOn], folder),
    ask(git, ['config', '--get', 'core.sshCommand'], folder),
  ]);
  const settings = local.split('\0').flatMap((entry): LocalSetting[] => {
    const [key = '', ...value] = entry.split('\n');
    return key === '' ? [] : [[key, value.length === 0 ? 'true' : value.join('\n')]];
  });
  return new Git(ssh === '' ? settings : [...settings, ['core.sshCommand', ssh]], limits);
}

/**
 * Who commits, by git's configuration in a folder.
 *
 * @throws GitError with the mend where nobody is named
 */
export async function committingIn(git: Git, folder: string): Promise<Committing> {
  const signs = await ask(git, ['config', '--type=bool', '--get', 'commit.gpgsign'], folder);
  try {
    const author = await git.text(['var', 'GIT_AUTHOR_IDENT'], { folder });
    const committer = await git.text(['var', 'GIT_COMMITTER_IDENT'], { folder });
    return { author, committer, signs: signs === 'true' };
  } catch (error) {
    if (!(error instanceof GitError) || error.isTimeout) throw error;
    const date = /invalid date format: *(.*)/.exec(error.message)?.[1];
    if (date !== undefined)
      throw new GitError(
        `GIT_AUTHOR_DATE or GIT_COMMITTER_DATE is no date that git understands: ${date}. Unset it and run again.`,
      );
    if (!/identity|ident name|auto-detect/i.test(error.message)) throw error;
    throw new GitError(
      'git does not know who commits. Set user.name and user.email (git config --global user.name "…"), or GIT_AUTHOR_NAME, GIT_AUTHOR_EMAIL, GIT_COMMITTER_NAME and GIT_COMMITTER_EMAIL, and run again.',
    );
  }
}

/** Empty where git has no answer: nothing is set, or the folder is in no repository. */
async function ask(git: Git, args: readonly string[], folder: string): Promise<string> {
  try {
    return await git.text(args, { folder });
  } catch (error) {
    if (error instanceof GitError && !error.isTimeout) return '';
    throw error;
  }
}

/** The commit that a folder is at, with `-dirty` where its repository has changes; undefined outside of repositories. */
export async function commitOf(git: Git, folder: string): Promise<string | undefined> {
  const commit = await ask(git, ['rev-parse', '--verify', '--quiet', 'HEAD^{commit}'], folder);
  if (commit === '') return undefined;
  const status = await git.text(['status', '--porcelain'], { folder });
  return status === '' ? commit : `${commit}-dirty`;
}
