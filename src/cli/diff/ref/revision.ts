import { printable } from '../../../findings/index';
import { Git, GitError } from '../../../publish/index';
import { UsageError } from '../../terminal';

/** Only reads the repository: no hook runs, and what is sparse in its checkout is not so in another one. */
export const reading = new Git([
  ['core.hooksPath', '/dev/null'],
  ['core.fsmonitor', 'false'],
  ['core.sparseCheckout', 'false'],
]);

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
export async function revisionOf(ref: string, folders: readonly string[]): Promise<Revision> {
  // No ref is like that; git would read it as an option, or not at all.
  if (ref === '' || ref.startsWith('-') || printable(ref) !== ref)
    throw new UsageError(`--base-ref is '${ref}', which cannot be a git ref; name a branch, tag or commit.`);
  const tops = new Set(await Promise.all(folders.map(topOf)));
  const [top = '', ...others] = tops;
  if (others.length > 0)
    throw new UsageError(
      `The blueprints are in several git repositories: ${[...tops].join(', ')}. Compare those of one at a time.`,
    );
  const commit = await ask(top, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`]);
  if (commit === undefined)
    throw new UsageError(
      `There is no commit '${ref}' in ${top}. Where only a part of the history was cloned, fetch it first (git fetch).`,
    );
  const base = await ask(top, ['merge-base', commit, 'HEAD']);
  return {
    top,
    commit,
    shown: ref === commit ? commit.slice(0, 12) : `${ref} (${commit.slice(0, 7)})`,
    isAside: base !== undefined && base !== commit,
  };
}

async function topOf(folder: string): Promise<string> {
  try {
    return await reading.text(['rev-parse', '--show-toplevel'], { folder });
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    throw new UsageError(
      `--base-ref needs a git repository around the blueprints, and ${folder} is in none; git says: ${error.message}`,
    );
  }
}

/** Undefined where git has no answer. */
async function ask(folder: string, args: readonly string[]): Promise<string | undefined> {
  try {
    return await reading.text(args, { folder });
  } catch (error) {
    if (error instanceof GitError) return undefined;
    throw error;
  }
}
