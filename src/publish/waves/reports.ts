import { printable } from '../../findings/index';
import type { CommitStatus } from '../forges/forge';

/** What holds under one name on a commit, by what was reported there. */
export interface Standing {
  readonly state: CommitStatus['state'];
  /** Since when, without a break, in milliseconds; NaN where a report has no time. */
  readonly since: number;
  /** What was said with it. */
  readonly words: string;
}

/**
 * What holds now, by context.
 *
 * @param reports all of them, newer ones first. Flux reports a success again at each
 *   reconciliation, where it does not see that it has (it looks at the last fifty statuses of a commit, which several
 *   clusters of a repository fill): only with all reports does a success go back further than the newest.
 */
export function standings(reports: readonly CommitStatus[]): ReadonlyMap<string, Standing> {
  const found = new Map<string, Standing>();
  const ended = new Set<string>();
  for (const report of [...reports].sort(newestFirst)) {
    const { context } = report;
    const [state, newer, at] = [stateOf(report), found.get(context), report.at.getTime()];
    if (newer === undefined) found.set(context, { state, since: at, words: wordsOf(report) });
    // Where one has no time, nobody can say which is the newest.
    else if (Number.isNaN(at)) found.set(context, { ...newer, since: NaN });
    else if (state !== newer.state) ended.add(context);
    else if (!ended.has(context)) found.set(context, { ...newer, since: Math.min(newer.since, at) });
  }
  return found;
}

/** Of the same moment in the order given: forges have newer ones first. */
function newestFirst(a: CommitStatus, b: CommitStatus): number {
  const apart = b.at.getTime() - a.at.getTime();
  return Number.isNaN(apart) ? 0 : apart;
}

/**
 * Up to Flux 2.7 a layer that waits for another one is reported as a success with these words, since the event is no
 * error; the same may be said while it is applied.
 */
const stillWaits = /^(?:dependency not ready|progressing|progressing with retry)$/i;

const stateOf = ({ state, description = '' }: CommitStatus): CommitStatus['state'] =>
  state === 'success' && stillWaits.test(description.trim()) ? 'pending' : state;

const wordsOf = ({ description, url }: CommitStatus): string =>
  printable([description, url].filter(part => part !== undefined && part !== '').join(', '));
