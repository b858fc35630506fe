import { existsSync, realpathSync } from 'node:fs';
import type { Tree } from '../../kinds/index';
import { observe } from '../../mesh/index';
import { brokenClusters, holdsTrees, type TreeFlaw, type TreesRead } from '../../output/index';
import { type Change, changes, evaluatorOf, type Moment } from '../../simulate/index';
import type { Observed } from '../fleet-choice';
import { checkNamed, UsageError } from '../terminal';
import { type Asked, askedJson, complete, type MatrixQuestion, Numbers } from './matrix';

/** What reaches whom otherwise in two sets of trees of one fleet. */
export interface Comparison {
  readonly fleet: string;
  readonly asked: Asked;
  readonly clusters: {
    readonly now: number;
    readonly added: readonly string[];
    readonly removed: readonly string[];
    /** Nothing is said about these: what the base has of them cannot be read as a whole. */
    readonly unread: readonly string[];
  };
  readonly changes: readonly Change[];
}

/**
 * Where the folder of `--base` is.
 *
 * @throws UsageError when it holds no trees
 */
export function checkBase(folder: string): string {
  checkNamed('--base', folder, 'a folder of trees that synth wrote');
  if (!existsSync(folder)) throw new UsageError(`There is no folder ${folder}.`);
  const root = realpathSync(folder);
  if (holdsTrees(root)) return root;
  throw new UsageError(
    `${folder} holds no trees: neither a .meshprint.json, nor folders of clusters or fleets that have one. Name a dist folder that synth wrote.`,
  );
}

/**
 * A fleet against what the base has of it; against nothing, where it has nothing. What the blueprint says and no tree
 * that was written does, such as the pods of other manifests, holds for both.
 */
export function compareWith(
  read: TreesRead,
  { fleet, state, trees }: Observed,
  question: MatrixQuestion,
): Comparison {
  const { trees: base } = read;
  const unread = brokenClusters(read, fleet, state.clusters.keys());
  const isRead = ({ cluster }: Tree): boolean => !unread.includes(cluster);
  const unwritten = new Map(trees.map(tree => [tree.cluster, tree]));
  const before = observe(
    base
      .filter(one => one.fleet === fleet && isRead(one.tree))
      .map(({ tree }) => ({ ...unwritten.get(tree.cluster), ...tree })),
  );
  const after = unread.length === 0 ? state : observe(trees.filter(isRead));
  const of = (at: typeof state): Moment => ({ state: at, evaluator: evaluatorOf(at) });
  return comparison(fleet, [of(before), of(after)], question, unread);
}

export function comparison(
  fleet: string,
  [before, after]: readonly [Moment, Moment],
  question: MatrixQuestion,
  unread: readonly string[] = [],
): Comparison {
  const asked = complete([before.state, after.state], question, fleet);
  const [was, is] = [before.state.clusters, after.state.clusters];
  return {
    fleet,
    asked,
    clusters: {
      now: is.size,
      added: [...is.keys()].filter(name => !was.has(name)),
      removed: [...was.keys()].filter(name => !is.has(name)),
      unread,
    },
    changes: [...changes([before, after], asked)].filter(isNoticed),
  };
}

/** A connection to or from something that is new, and that does not come about, is no change. */
const isNoticed = ({ before, after }: Change): boolean =>
  !([undefined, 'deny'].includes(before) && [undefined, 'deny'].includes(after));

export function comparisonJson({ fleet, asked, clusters, changes: found }: Comparison): object {
  const numbers = new Numbers();
  const shown = found.map(({ from, to, before, after, ...cell }) => ({
    from: numbers.of(from),
    to: numbers.of(to),
    before: before ?? 'not there',
    after: after ?? 'not there',
    ...cell,
  }));
  return { fleet, clusters, ...askedJson(asked), groups: numbers.groups, changes: shown };
}

/** What is wrong with the trees of the base, for people. */
export function flawsText(flaws: readonly TreeFlaw[]): string {
  const most = 8;
  // What makes an answer impossible is never the one that is cut off.
  const sorted = [...flaws].sort((a, b) => Number(b.isLost ?? false) - Number(a.isLost ?? false));
  const lines = sorted.slice(0, most).map(({ place, what }) => `${place} ${what}\n`);
  return lines.join('') + (flaws.length > most ? `and ${flaws.length - most} more\n` : '');
}
