import type { FoldedChange } from '../change';
import type { RiskContext } from '../risk/index';

/** What is known about the difference as a whole. */
export type IntentContext = Omit<RiskContext, 'traffic'>;

/** One thing that somebody may have meant, of which many differences may come. */
export interface Intent {
  readonly id: string;
  /** What it is about, where a difference is part of it; equal for all differences of one group. */
  readonly subjectOf: (change: FoldedChange, context: IntentContext) => string | undefined;
  /** What is said of a group, without a full stop. */
  readonly title: (subject: string, changes: readonly FoldedChange[]) => string;
}

/** `1 cluster`, `2 clusters` */
export const counted = (n: number, what: string): string => `${n} ${what}${n === 1 ? '' : 's'}`;

/** The clusters of some differences, in order. */
export const clustersOf = (changes: readonly FoldedChange[]): string[] =>
  [...new Set(changes.flatMap(({ clusters }) => clusters))].sort();

/** ` in 3 clusters`, ` in paris` */
export function inClusters(changes: readonly FoldedChange[]): string {
  const [first, ...others] = clustersOf(changes);
  return ` in ${others.length === 0 ? (first ?? 'no cluster') : counted(others.length + 1, 'cluster')}`;
}

/** `added`, where all of it is; `removed`; else `changed`. */
export function becomes(changes: readonly FoldedChange[]): string {
  const kinds = new Set(changes.map(({ kind, path }) => (path.length === 0 ? kind : 'changed')));
  const [only, ...others] = [...kinds];
  return others.length === 0 && only !== undefined ? only : 'changed';
}
