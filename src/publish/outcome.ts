import type { PullRequest } from './forges/index';
import type { Target } from './target';

/** What became of one cluster. */
export type Outcome = Readonly<{ target: Target }> &
  (
    | {
        readonly state: 'published' | 'proposed' | 'due';
        readonly commit?: string;
        /** From which the change goes into the branch, where it was proposed. */
        readonly pullRequest?: PullRequest;
        readonly files: FileCounts;
        readonly message: string;
        /** True for the first commit of a branch. */
        readonly isFirst: boolean;
      }
    | {
        readonly state: 'unchanged';
        readonly commit?: string;
        /** An open one that has nothing to change any more. */
        readonly emptied?: PullRequest;
      }
    /** Somebody changed the repository, or what is to be published cannot be. */
    | { readonly state: 'stopped' | 'failed' | 'held'; readonly why: readonly string[] }
  );

/** How many files a commit wrote and removed. */
export interface FileCounts {
  readonly written: number;
  readonly removed: number;
}
