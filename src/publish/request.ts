import { fewOf } from '../findings/index';
import { type Group, markdown, type Review, worst } from '../review/index';
import type { Target } from './target';
import { nameOf } from './target';

/** What the text of a pull request is made of. */
interface Requested {
  /** By fleet: the whole change. */
  readonly reviews: ReadonlyMap<string, Review>;
  /** By fleet: the commit that its blueprint is at. */
  readonly blueprints: ReadonlyMap<string, string>;
  readonly trailer: string | undefined;
}

/** The text of a pull request: what changes in this repository, and what the whole change does to traffic. */
export function requestOf(targets: readonly Target[], { reviews, blueprints, trailer }: Requested): string {
  const own = [...reviews].flatMap(([fleet, review]) => {
    const names = targets.filter(target => target.fleet === fleet).map(({ cluster }) => cluster);
    return names.length === 0 ? [] : [reviewIn(review, new Set(names))];
  });
  const commits = new Set(targets.flatMap(({ fleet }) => blueprints.get(fleet) ?? []));
  return markdown(own, [
    `Meshprint writes this for ${fewOf(targets.map(nameOf))}. Do not commit to its branch: the next publication replaces it.`,
    ...[...commits].map(commit => `Made of the blueprint at ${commit}.`),
    ...(trailer === undefined ? [] : [trailer]),
  ]);
}

/** As much of a review as is about some clusters; what happens to traffic belongs to all of them. */
function reviewIn(review: Review, names: ReadonlySet<string>): Review {
  const isOf = ({ clusters }: { readonly clusters: readonly string[] }): boolean =>
    clusters.some(name => names.has(name));
  const groups = review.groups.filter(isOf).map((group): Group => {
    const changes = group.changes.filter(isOf);
    return { ...group, changes, grade: worst(changes.map(({ grade }) => grade)) };
  });
  const changed = review.clusters.changed.filter(name => names.has(name));
  return { ...review, groups, clusters: { ...review.clusters, changed } };
}
