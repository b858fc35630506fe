import { makeBare, packGrown, tidy } from './git/bare';
import { writeCommit } from './git/commit';
import { GitError } from './git/git';
import { moveBranch, pushCommit, remoteCommit } from './git/remote';
import type { Committing } from './git/settings';
import { gitDirOf, remoteOf, type Workshop } from './checkout';
import { draftOf, whileLocked } from './places';
import { dueOf, type Survey, survey, type SurveyOptions } from './survey';
import type { Target } from './target';

/** Each means that somebody else moved the branch meanwhile. */
export const attempts = 5;

/** What commits are made with. */
export interface LandOptions extends SurveyOptions {
  readonly committing: Committing;
  readonly messageFor: (targets: readonly Target[]) => string;
}

/** A branch after it was worked on. */
export interface Landed {
  readonly survey: Survey;
  /** Undefined where nothing was left to commit. */
  readonly commit: string | undefined;
}

/**
 * Commits what a survey found, and moves the branch to it, unless somebody moved it meanwhile: then their commit is
 * built on. Whenever the process is killed, the branch is where it was or at the new commit.
 */
export async function land(shop: Workshop, first: Survey, options: LandOptions): Promise<Landed> {
  const { branch } = first;
  const gitDir = gitDirOf(shop, branch);
  if (branch.isEmbedded) await makeEmbedded(shop, first);
  let now = first;
  for (let attempt = 1; attempt <= attempts; attempt++) {
    const due = dueOf(now);
    if (due.length === 0) return { survey: now, commit: undefined };
    const at = now;
    const commit = await whileLocked(shop.folder, gitDir, async ({ isTakenOver }) => {
      await tidy(gitDir, isTakenOver);
      return commitAndMove(shop, at, due, options);
    });
    if (commit !== undefined) return { survey: now, commit };
    now = await survey(shop, branch, options);
  }
  throw new GitError('others moved the branch again and again; run again');
}

const makeEmbedded = (shop: Workshop, { branch: { url, branch } }: Survey): Promise<void> =>
  whileLocked(shop.folder, url, () => makeBare(shop.git, url, draftOf(shop.folder, url), branch));

/** The new commit; undefined where the branch is no longer where the survey saw it. */
async function commitAndMove(
  shop: Workshop,
  { branch, base, comparisons }: Survey,
  due: readonly Target[],
  { committing, messageFor }: LandOptions,
): Promise<string | undefined> {
  const { git } = shop;
  const remote = remoteOf(shop, branch);
  const changes = due.flatMap(target => comparisons.get(target)?.changes ?? []);
  const commit = await writeCommit(
    git,
    remote.gitDir,
    { base, changes, message: messageFor(due) },
    committing,
  );
  const step = { commit, expected: base };
  const currentOf = (): Promise<string | undefined> =>
    branch.isEmbedded ? embeddedCommit(shop, branch) : remoteCommit(git, remote);
  try {
    await (branch.isEmbedded ? moveBranch(git, remote, step) : pushCommit(git, remote, step));
  } catch (error) {
    if (!(error instanceof GitError) || error.isTimeout) throw error;
    const current = await currentOf();
    if (current !== commit && current !== base) return undefined;
    if (current !== commit) throw error;
    // It got there, and only the answer was lost.
  }
  if (!branch.isEmbedded) await git.run(['update-ref', remote.ref, commit], { gitDir: remote.gitDir });
  await packGrown(git, remote.gitDir);
  return commit;
}

async function embeddedCommit(
  { git }: Workshop,
  { url, branch }: Survey['branch'],
): Promise<string | undefined> {
  const ref = `refs/heads/${branch}`;
  const found = await git.text(['for-each-ref', '--format=%(objectname)', '--', ref], { gitDir: url });
  return found === '' ? undefined : found;
}
