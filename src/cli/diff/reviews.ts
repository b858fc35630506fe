import { fewOf } from '../../findings/index';
import type { Tree } from '../../kinds/index';
import { didYouMean, nearest } from '../../kinds/nearest';
import { brokenClusters } from '../../output/index';
import { type Review, reviewTrees } from '../../review/index';
import type { Synthesized } from '../blueprints';
import { progress } from '../progress';
import { UsageError } from '../terminal';
import type { Base } from './base';

/** A fleet before and after; one of them without clusters where the fleet is new or gone. */
export interface Sides {
  readonly fleet: string;
  readonly before: readonly Tree[];
  readonly after: readonly Tree[];
}

/** The reviews of all fleets that are compared, those that blueprints make first, and what people should know of them. */
interface Reviewed {
  readonly reviews: readonly Review[];
  /** The trees of each review. */
  readonly sides: readonly Sides[];
  readonly notes: readonly string[];
  /** False where the base of a cluster cannot be read, so that nothing is said of it. */
  readonly isWhole: boolean;
}

/**
 * What became of the base.
 *
 * @param wanted the clusters to review; empty for all
 */
export function reviewsOf(made: readonly Synthesized[], base: Base, wanted: readonly string[]): Reviewed {
  const sides = sidesOf(made, base);
  const all = sides.flatMap(({ before, after }) => [...before, ...after].map(({ cluster }) => cluster));
  checkKnown(new Set(base.clusters ?? all), wanted, base.shown);
  const only = new Set(wanted.length > 0 ? wanted : base.clusters);
  const isAsked = (tree: Tree): boolean => only.size === 0 || only.has(tree.cluster);
  const asked = sides
    .filter(({ before, after }) => [...before, ...after].some(isAsked) || only.size === 0)
    .map(({ fleet, before, after }) => {
      const unread = brokenClusters(
        base,
        fleet,
        after.map(({ cluster }) => cluster),
      );
      // Clusters that nobody asks about stand as they will be: neighbours, for what the change does to traffic.
      const isCompared = (tree: Tree): boolean => isAsked(tree) && !unread.includes(tree.cluster);
      const others = after.filter(tree => !isCompared(tree));
      return { fleet, before: byName([...others, ...before.filter(isCompared)]), after, unread };
    });
  return {
    reviews: asked.map(({ fleet, before, after }) => {
      progress(`${fleet}: comparing`);
      return reviewTrees(fleet, before, after);
    }),
    sides: asked,
    notes: asked.flatMap(({ fleet, before, after, unread }) => [
      ...(before.length === 0 ? [`Nothing of ${fleet} is in ${base.shown}: all of it is new.`] : []),
      ...(unread.length > 0
        ? [`What ${base.shown} has of ${fewOf(unread)} cannot be read whole: nothing is said of that.`]
        : []),
      ...(after.length === 0 ? [`No blueprint makes ${fleet} any more: all of it goes.`] : []),
    ]),
    isWhole: asked.every(({ unread }) => unread.length === 0),
  };
}

const byName = (trees: readonly Tree[]): Tree[] =>
  [...trees].sort((a, b) => (a.cluster < b.cluster ? -1 : 1));

function sidesOf(made: readonly Synthesized[], base: Base): Sides[] {
  const was = new Map<string, Tree[]>();
  for (const { fleet, tree } of base.trees) was.set(fleet, [...(was.get(fleet) ?? []), tree]);
  const names = new Set(made.map(({ fleet }) => fleet));
  const shared = made.filter(({ fleet }) => base.fleets !== 'both' || was.has(fleet));
  if (shared.length === 0)
    throw new UsageError(
      `${base.shown} is of ${fewOf([...was.keys()])}, and the blueprints make ${fewOf([...names])}. Name a folder of the same fleet.`,
    );
  const gone = base.fleets === 'either' ? [...was].filter(([fleet]) => !names.has(fleet)) : [];
  return [
    ...shared.map(({ fleet, trees }) => ({
      fleet,
      before: withUnwritten(was.get(fleet) ?? [], trees),
      after: trees,
    })),
    ...gone.map(([fleet, before]) => ({ fleet, before, after: [] })),
  ];
}

/** What the blueprint says and no tree that was written does, such as the pods of other manifests, holds for both. */
function withUnwritten(before: readonly Tree[], after: readonly Tree[]): Tree[] {
  const now = new Map(after.map(tree => [tree.cluster, tree]));
  return before.map(tree => ({ ...now.get(tree.cluster), ...tree }));
}

function checkKnown(known: ReadonlySet<string>, wanted: readonly string[], shown: string): void {
  const unknown = wanted.find(name => !known.has(name));
  if (unknown === undefined) return;
  throw new UsageError(
    `Neither ${shown} nor the blueprints have a cluster '${unknown}' to compare.${didYouMean(nearest(unknown, [...known]), ' Did')}`,
  );
}
