import type { Landed } from './land';
import type { FileCounts, Outcome } from './outcome';
import type { Proposed } from './propose';
import type { Survey } from './survey';
import { dueOf } from './survey';
import type { Target } from './target';
import { troubleLines } from './trouble';

/** What a survey alone says: which clusters are stopped or unchanged, and with a message which ones are due. */
export function surveyedOf(
  { base, comparisons }: Survey,
  messageFor?: (targets: readonly Target[]) => string,
): Outcome[] {
  const due = [...comparisons].filter(([, { changes }]) => changes.length > 0).map(([target]) => target);
  const message = due.length === 0 ? '' : (messageFor?.(due) ?? '');
  return [...comparisons].map(([target, { changes, troubles }]): Outcome => {
    if (troubles.length > 0) return { target, state: 'stopped', why: troubleLines(troubles, target) };
    if (changes.length > 0)
      return { target, state: 'due', files: countsOf(changes), message, isFirst: base === undefined };
    return { target, state: 'unchanged', ...(base !== undefined && { commit: base }) };
  });
}

/** What became of the clusters of a branch that was worked on. */
export function landedOf(
  { survey, commit }: Landed,
  messageFor: (targets: readonly Target[]) => string,
): Outcome[] {
  return surveyedOf(survey, messageFor).map(outcome =>
    outcome.state === 'due' && commit !== undefined ? { ...outcome, state: 'published', commit } : outcome,
  );
}

/** What became of the clusters of a branch for which changes were proposed. */
export function proposedOf(
  { survey, commit, pullRequest, stopped }: Proposed,
  messageFor: (targets: readonly Target[]) => string,
): Outcome[] {
  return surveyedOf(survey, messageFor).map(outcome => {
    if (outcome.state === 'unchanged' && commit === undefined && pullRequest !== undefined)
      return { ...outcome, emptied: pullRequest };
    if (outcome.state !== 'due') return outcome;
    if (stopped !== undefined) return { target: outcome.target, state: 'stopped', why: stopped };
    return {
      ...outcome,
      state: 'proposed',
      ...(commit !== undefined && { commit }),
      ...(pullRequest !== undefined && { pullRequest }),
    };
  });
}

/** What failed as a whole; clusters that were stopped before stay so. */
export function failedOf(what: Survey | readonly Target[], why: readonly string[]): Outcome[] {
  if (!('branch' in what)) return what.map(target => ({ target, state: 'failed', why }));
  const due = new Set(dueOf(what));
  return surveyedOf(what).map(outcome =>
    due.has(outcome.target) ? { target: outcome.target, state: 'failed', why } : outcome,
  );
}

const countsOf = (changes: readonly { readonly content: object | null }[]): FileCounts => ({
  written: changes.filter(({ content }) => content !== null).length,
  removed: changes.filter(({ content }) => content === null).length,
});
