import type { ForgeError, PullRequest } from './forge';
import { Refusal } from './rest';

/** An open pull request as it is. */
export interface Open extends PullRequest {
  readonly title: string;
  readonly body: string;
}

/** What a forge can do about the pull request of one branch. */
interface PullRequests {
  readonly find: () => Promise<Open | undefined>;
  readonly open: () => Promise<PullRequest>;
  /** Gives the open one the words that are wanted, if it has others. */
  readonly update: (open: Open) => Promise<PullRequest>;
}

/** The open pull request of a branch, opened or updated. */
export async function ensured({ find, open, update }: PullRequests): Promise<PullRequest> {
  const found = await find();
  if (found !== undefined) return update(found);
  try {
    return await open();
  } catch (error) {
    if (!mayBeOpen(error)) throw error;
    // Somebody opened it since we looked; or we did, and the answer was lost.
    const other = await find();
    if (other === undefined) throw error;
    return update(other);
  }
}

const mayBeOpen = (error: unknown): error is ForgeError =>
  error instanceof Refusal &&
  (error.status === undefined || [409, 422].includes(error.status) || error.status >= 500);
