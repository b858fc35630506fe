import { tidy } from './git/bare';
import { writeCommit } from './git/commit';
import { GitError } from './git/git';
import { fetchBranch, pushCommit, type Remote, remoteCommit } from './git/remote';
import { remoteOf, type Workshop } from './checkout';
import type { Forge, PullRequest } from './forges/index';
import { attempts, type LandOptions } from './land';
import { shortHash, whileLocked } from './places';
import { changeTrailer, digestOf, isIn, type Standing, standingAt } from './proposal';
import { dueOf, type Survey, survey } from './survey';
import type { Target } from './target';

/** What proposing needs beside what commits are made with. */
export interface ProposeOptions extends LandOptions {
  readonly forge: Forge;
  /** Markdown for whoever reads the pull request. */
  readonly bodyFor: (targets: readonly Target[]) => string;
}

/** A branch for which a change was proposed. */
export interface Proposed {
  readonly survey: Survey;
  /** The commit that is proposed; undefined where nothing is. */
  readonly commit?: string;
  /** The open pull request; without a commit it is one that has nothing to change any more. */
  readonly pullRequest?: PullRequest;
  /** Why nothing is proposed. */
  readonly stopped?: readonly string[];
}

/**
 * Proposes what a survey found: one commit on the tip of the branch that it goes into, on a branch of Meshprint's own,
 * and a pull request from there. The branch is replaced, but only while it holds nothing but what Meshprint proposed
 * before, and only from where it was seen.
 */
export async function propose(shop: Workshop, first: Survey, options: ProposeOptions): Promise<Proposed> {
  const { branch } = first;
  let now = first;
  for (let attempt = 1; attempt <= attempts; attempt++) {
    const at = now;
    const moved = await whileLocked(shop.folder, remoteOf(shop, branch).gitDir, async ({ isTakenOver }) => {
      await tidy(remoteOf(shop, branch).gitDir, isTakenOver);
      return moveOwn(shop, at, options);
    });
    if (moved !== undefined) return { survey: now, ...(await requested(moved, now, options)) };
    now = await survey(shop, branch, options);
  }
  throw new GitError('others moved the branch again and again; run again');
}

/** Where Meshprint's own branch is now. */
type Moved =
  { readonly commit: string } | { readonly stopped: readonly string[] } | { readonly emptied?: PullRequest };

/** Undefined where somebody moved the branch meanwhile. */
async function moveOwn(shop: Workshop, now: Survey, options: ProposeOptions): Promise<Moved | undefined> {
  const { branch, base, comparisons } = now;
  const due = dueOf(now);
  const own = ownOf(shop, now);
  if (base === undefined) return due.length === 0 ? {} : { stopped: noBase(branch.branch) };
  const before = await remoteCommit(shop.git, own);
  if (before !== undefined) await fetchBranch(shop.git, own);
  const standing: Standing =
    before === undefined ? { state: 'free' } : await standingAt(shop.git, own.gitDir, before, base);
  if (due.length === 0) return emptied(shop, now, { own, before, standing }, options);
  const stopped = options.overwrite ? undefined : against(standing, own.branch, branch.targets);
  if (stopped !== undefined) return { stopped };
  const changes = due.flatMap(target => comparisons.get(target)?.changes ?? []);
  const digest = digestOf(changes, base);
  if (
    before !== undefined &&
    standing.state === 'ours' &&
    standing.parent === base &&
    standing.digest === digest
  )
    return { commit: before };
  const message = `${options.messageFor(due)}${changeTrailer}: ${digest}\n`;
  const commit = await writeCommit(shop.git, own.gitDir, { base, changes, message }, options.committing);
  return (await moveTo(shop, own, { commit, expected: before })) ? { commit } : undefined;
}

function ownOf(shop: Workshop, { branch }: Survey): Remote {
  const name = branch.proposal ?? '';
  return { ...remoteOf(shop, branch), branch: name, ref: `refs/meshprint/${shortHash(name)}` };
}

const noBase = (branch: string): string[] => [
  `there is no branch ${branch} yet that a pull request could go into`,
  'Give the repository a first commit, such as a README.',
];

/** Why a branch must not be replaced. */
function against(standing: Standing, name: string, targets: readonly Target[]): string[] | undefined {
  if (standing.state === 'theirs')
    return [
      `somebody else’s commit is on ${name}: ${standing.commit.slice(0, 7)}`,
      'Put it into the blueprint, or elsewhere, and delete that branch; --overwrite replaces it.',
    ];
  const others = standing.state === 'ours' ? standing.open.filter(path => !isIn(targets, path)) : [];
  const [other] = others;
  if (other === undefined) return undefined;
  return [
    `what is proposed on ${name} already changes other clusters too: ${other}`,
    'Merge it first, or publish those clusters together with these; --overwrite drops it.',
  ];
}

/** Whoever looks for the pull request before the branch moves finds it: some forges close an empty one. */
async function emptied(
  shop: Workshop,
  { branch, base = '' }: Survey,
  { own, before, standing }: { own: Remote; before: string | undefined; standing: Standing },
  { forge }: ProposeOptions,
): Promise<Moved | undefined> {
  if (before === undefined || standing.state !== 'ours' || standing.open.length === 0) return {};
  if (!standing.open.every(path => isIn(branch.targets, path))) return {};
  const open = await forge.openPullRequest({ branch: own.branch, base: branch.branch });
  const isMoved = await moveTo(shop, own, { commit: base, expected: before });
  return isMoved ? { ...(open !== undefined && { emptied: open }) } : undefined;
}

/** False where somebody moved the branch meanwhile. */
async function moveTo(
  { git }: Workshop,
  own: Remote,
  step: { readonly commit: string; readonly expected: string | undefined },
): Promise<boolean> {
  try {
    await pushCommit(git, own, step);
  } catch (error) {
    if (!(error instanceof GitError) || error.isTimeout) throw error;
    const current = await remoteCommit(git, own);
    if (current !== step.commit && current !== step.expected) return false;
    if (current !== step.commit) throw error;
  }
  await git.run(['update-ref', own.ref, step.commit], { gitDir: own.gitDir });
  return true;
}

/** The pull request of what was pushed. */
async function requested(
  moved: Moved,
  now: Survey,
  { forge, messageFor, bodyFor }: ProposeOptions,
): Promise<Omit<Proposed, 'survey'>> {
  if ('stopped' in moved) return moved;
  if (!('commit' in moved)) return moved.emptied === undefined ? {} : { pullRequest: moved.emptied };
  const due = dueOf(now);
  const [title = ''] = messageFor(due).split('\n');
  const { branch, proposal = '' } = now.branch;
  const pullRequest = await forge.ensurePullRequest({
    branch: proposal,
    base: branch,
    title,
    body: bodyFor(due),
  });
  return { commit: moved.commit, pullRequest };
}
