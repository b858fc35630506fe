import type { Target } from './target';

/** What became of one cluster. */
export type Outcome = Readonly<{ target: Target }> &
  (
    | {
        readonly state: 'published' | 'due';
        readonly commit?: string;
        readonly files: FileCounts;
        readonly message: string;
        /** True for the first commit of a branch. */
        readonly isFirst: boolean;
      }
    | { readonly state: 'unchanged'; readonly commit?: string }
    /** Somebody changed the repository, or what is to be published cannot be. */
    | { readonly state: 'stopped' | 'failed' | 'held'; readonly why: readonly string[] }
  );

/** How many files a commit wrote and removed. */
export interface FileCounts {
  readonly written: number;
  readonly removed: number;
}
