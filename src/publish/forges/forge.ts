/** What Meshprint asks of a forge about one repository. */
export interface Forge {
  /** All that was reported on a commit, newer ones first. Throws ForgeError. */
  statusesOf(commit: string): Promise<readonly CommitStatus[]>;
  /**
   * Opens a pull request from a branch, or gives the open one of that branch these words. One that was closed stays
   * closed. Throws ForgeError.
   */
  ensurePullRequest(wanted: WantedPullRequest): Promise<PullRequest>;
  /** The open pull request from one branch into another, if there is one. Throws ForgeError. */
  openPullRequest(ends: Pick<WantedPullRequest, 'branch' | 'base'>): Promise<PullRequest | undefined>;
}

/** A report under one name on a commit. */
export interface CommitStatus {
  /** Such as `paris/cilium`. */
  readonly context: string;
  readonly state: 'success' | 'pending' | 'failure';
  /** When it came to be in this state. */
  readonly at: Date;
  readonly description?: string;
  readonly url?: string;
}

/** A pull request as it should be. */
export interface WantedPullRequest {
  /** The branch that holds the change; it is in the same repository. */
  readonly branch: string;
  /** The branch that it goes into. */
  readonly base: string;
  readonly title: string;
  /** Markdown; shortened where a forge takes less. */
  readonly body: string;
}

/** An open pull request (on GitLab a merge request). */
export interface PullRequest {
  readonly url: string;
  readonly number: number;
}

/** Why a forge cannot be asked at all. */
export interface ForgeProblem {
  readonly problem: string;
  /** Ends with a full stop. */
  readonly mend: string;
}

/** A forge that refused, did not answer, or answered with something else. The message never holds a token. */
export class ForgeError extends Error {
  override readonly name = 'ForgeError';
}
