import { printable } from '../../../findings/index';
import { UsageError } from '../../terminal';
import { git, tryGit } from './git';

/** A commit of the repository that blueprints are in. */
export interface Revision {
  /** Top folder of the repository's checkout. */
  readonly top: string;
  readonly commit: string;
  /** For people: `main (3f1a9c4)`. */
  readonly shown: string;
  /** True when it has commits that the checkout does not have. */
  readonly isAside: boolean;
}

/**
 * What a git ref means in the repository that some folders are in.
 *
 * @throws UsageError when they are in none or in several, or when there is no such commit
 */
export function revisionOf(ref: string, folders: readonly string[]): Revision {
  // No ref is like that; git would read it as an option, or not at all.
  if (ref === '' || ref.startsWith('-') || printable(ref) !== ref)
    throw new UsageError(`--base-ref is '${ref}', which cannot be a git ref; name a branch, tag or commit.`);
  const tops = new Set(folders.map(topOf));
  const [top = '', ...others] = tops;
  if (others.length > 0)
    throw new UsageError(
      `The blueprints are in several git repositories: ${[...tops].join(', ')}. Compare those of one at a time.`,
    );
  const found = tryGit(top, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`]);
  const commit = found.stdout.trim();
  if (found.code !== 0 || commit === '')
    throw new UsageError(
      `There is no commit '${ref}' in ${top}. Where only a part of the history was cloned, fetch it first (git fetch).`,
    );
  return {
    top,
    commit,
    shown: ref === commit ? commit.slice(0, 12) : `${ref} (${commit.slice(0, 7)})`,
    isAside: tryGit(top, ['merge-base', '--is-ancestor', commit, 'HEAD']).code === 1,
  };
}

const topOf = (folder: string): string =>
  git(
    folder,
    ['rev-parse', '--show-toplevel'],
    `--base-ref needs a git repository around the blueprints, and ${folder} is in none`,
  ).replace(/\n$/, '');
