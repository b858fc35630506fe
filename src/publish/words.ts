import type { Tree } from '../kinds/index';
import { manifestName, type ReadTree } from '../output/index';
import { type Grouped, groupTrees, type Review, reviewTrees } from '../review/index';
import type { WantedTree } from './compare';
import type { Git } from './git/git';
import { commitOf } from './git/settings';
import { messageOf } from './message';
import type { FleetToPublish } from './to-publish';
import { requestOf } from './request';
import type { Target } from './target';

/** What is said of a change where it is published. */
export interface Words {
  readonly messageFor: (targets: readonly Target[]) => string;
  /** Markdown of a pull request. */
  readonly bodyFor: (targets: readonly Target[]) => string;
}

/** What words are made of. */
interface Matter {
  readonly fleets: readonly FleetToPublish[];
  readonly wanted: ReadonlyMap<Target, WantedTree>;
  /** Everything that is published now. */
  readonly due: readonly Target[];
  /** Trees as they are published, at least of what is due. */
  readonly before: readonly ReadTree[];
  readonly trailer: string | undefined;
}

/** Compares what is published with what will be, once for all repositories. */
export async function wordsFor(git: Git, { fleets, wanted, due, before, trailer }: Matter): Promise<Words> {
  const grouped = new Map<string, Grouped>();
  const reviews = new Map<string, Review>();
  const blueprints = new Map<string, string>();
  for (const { plan, trees, blueprintFolder } of fleets) {
    const own = due.filter(({ fleet }) => fleet === plan.fleet);
    if (own.length === 0) continue;
    const names = new Set(own.map(({ cluster }) => cluster));
    const isDue = ({ cluster }: Tree): boolean => names.has(cluster);
    const was = before
      .filter(({ fleet, tree }) => fleet === plan.fleet && isDue(tree))
      .map(({ tree }) => tree);
    grouped.set(plan.fleet, groupTrees(was, trees.filter(isDue)));
    // What it does to traffic takes the whole fleet, and long; commits have no room for it.
    if (own.some(({ proposal }) => proposal !== undefined)) {
      const others = trees.filter(tree => !isDue(tree));
      reviews.set(plan.fleet, reviewTrees(plan.fleet, [...others, ...was].sort(byName), trees));
    }
    const commit = await commitOf(git, blueprintFolder);
    if (commit !== undefined) blueprints.set(plan.fleet, commit);
  }
  const digests = new Map(
    [...wanted].map(([target, files]) => [target, files.get(manifestName)?.sha256 ?? '']),
  );
  return {
    messageFor: targets => messageOf({ targets, grouped, blueprints, digests, trailer }),
    bodyFor: targets => requestOf(targets, { reviews, blueprints, trailer }),
  };
}

const byName = (a: Tree, b: Tree): number => (a.cluster < b.cluster ? -1 : 1);
