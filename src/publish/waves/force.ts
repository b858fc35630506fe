import { problemWithReason } from '../../findings/index';

/** The trailer of a commit for which somebody skipped the gate. */
const forcedTrailer = 'Meshprint-Forced';

/** What `--force REASON` adds to the message of each commit, or what is wrong with the reason, as the end of a sentence. */
export function forced(reason: string): { readonly trailer: string } | { readonly problem: string } {
  const problem = problemWithReason(reason);
  return problem === undefined ? { trailer: `${forcedTrailer}: ${reason.trim()}` } : { problem };
}
