import type { GradedChange, Group, Review } from '../review';
import { sayFate, sayPlace, signs } from './say';

/**
 * A review in which objects that come or go are one change for all clusters that say the same of it: what they hold, such
 * as the name of the cluster, is not shown anyway.
 */
export const withWholeObjectsFolded = (review: Review): Review => ({
  ...review,
  groups: review.groups.map((group): Group => ({ ...group, changes: folded(group.changes) })),
});

function folded(changes: readonly GradedChange[]): GradedChange[] {
  const found = new Map<unknown, GradedChange>();
  for (const change of changes) {
    const key = textOf(change) ?? change;
    const first = found.get(key);
    found.set(key, first === undefined ? change : joined(first, change));
  }
  return [...found.values()];
}

/** All that is shown of an object that comes or goes; undefined for what shows values of its own. */
function textOf(change: GradedChange): string | undefined {
  if (change.object === undefined || change.path.length > 0 || change.kind === 'changed') return undefined;
  const dangers = change.dangers.map(({ grade, reason }) => [grade, reason]);
  return JSON.stringify([signs[change.kind], change.file, sayPlace(change), sayFate(change), dangers]);
}

const joined = (one: GradedChange, other: GradedChange): GradedChange => ({
  ...one,
  clusters: [...new Set([...one.clusters, ...other.clusters])].sort(),
  outlier: one.outlier && other.outlier,
});
