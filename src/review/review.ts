import type { Tree } from '../kinds/index';
import type { FoldedChange } from './change';
import { compareTrees } from './compare/trees';
import { foldChanges } from './fold';
import { clustersOf, type Explained, groupByIntent } from './intents/index';
import { type MeshDifference, meshDifference } from './mesh/difference';
import type { Rendered } from './rendered';
import { type Danger, dangersOf, type Grade, rank, trafficRisks, worst } from './risk/index';
import { isChartSource } from './risk/subject';
import { minorOf } from './risk/version';

/** A difference, and what may come of it. */
export interface GradedChange extends FoldedChange {
  readonly grade: Grade;
  /** Why, the worst first; none where nothing is known to come of it. */
  readonly dangers: readonly Danger[];
}

/** Differences that one intent explains, and how bad the worst of them is. */
export interface Group extends Explained<GradedChange> {
  readonly grade: Grade;
  readonly clusters: readonly string[];
}

/** What a change of a fleet's repositories amounts to. */
export interface Review {
  readonly fleet: string;
  readonly clusters: {
    readonly before: number;
    readonly after: number;
    readonly joined: readonly string[];
    readonly left: readonly string[];
    /** Whose repositories differ, with those that joined and left. */
    readonly changed: readonly string[];
  };
  /** The worst of all. */
  readonly grade: Grade;
  /** What it does to traffic. */
  readonly mesh: MeshDifference;
  /** The worst first; every difference is in exactly one of them. */
  readonly groups: readonly Group[];
  /** What the way there does, where somebody knows in which order clusters are published. */
  readonly rollout?: readonly Danger[];
  /** What charts make of it, where somebody rendered them. */
  readonly rendered?: Rendered;
}

/** Differences by intent, and the clusters that they are about. */
export interface Grouped {
  /** Every difference of each cluster that has one. */
  readonly found: ReturnType<typeof compareTrees>;
  readonly joined: readonly string[];
  readonly left: readonly string[];
  readonly groups: readonly Group[];
}

/** The difference between two states of a fleet's repositories, without what it does to traffic. Pure. */
export const groupTrees = (before: readonly Tree[], after: readonly Tree[]): Grouped =>
  grouped(before, after, { found: compareTrees(before, after), mesh: nothing });

/** The difference between two states of a fleet's repositories. Pure; equal trees give a review without groups. */
export function reviewTrees(fleet: string, before: readonly Tree[], after: readonly Tree[]): Review {
  const found = compareTrees(before, after);
  const mesh = found.size === 0 ? nothing : meshDifference(before, after, found);
  const { joined, left, groups } = grouped(before, after, { found, mesh });
  return {
    fleet,
    clusters: {
      before: namesOf(before).size,
      after: namesOf(after).size,
      joined,
      left,
      changed: [...found.keys()],
    },
    grade: worst([...groups, ...mesh.connections, ...mesh.services].map(({ grade }) => grade)),
    mesh,
    groups,
  };
}

function grouped(
  before: readonly Tree[],
  after: readonly Tree[],
  { found, mesh }: Pick<Grouped, 'found'> & { readonly mesh: MeshDifference },
): Grouped {
  const [was, is] = [namesOf(before), namesOf(after)];
  const joined = [...is].filter(name => !was.has(name)).sort();
  const left = [...was].filter(name => !is.has(name)).sort();
  const folded = foldChanges(found);
  const context = { joined: new Set(joined), left: new Set(left), newMinor: newMinors(folded) };
  const risks = { ...context, traffic: trafficRisks(mesh) };
  const graded = folded.map((change): GradedChange => {
    const dangers = dangersOf(change, risks);
    return {
      ...change,
      grade: dangers.length > 0 ? worst(dangers.map(({ grade }) => grade)) : gradeOf(change),
      dangers,
    };
  });
  const groups = groupByIntent(graded, context)
    .map(group => ({
      ...group,
      changes: [...group.changes].sort((a, b) => rank(a.grade) - rank(b.grade)),
      grade: worst(group.changes.map(({ grade }) => grade)),
      clusters: clustersOf(group.changes),
    }))
    .sort((a, b) => rank(a.grade) - rank(b.grade));
  return { found, joined, left, groups };
}

const namesOf = (trees: readonly Tree[]): Set<string> => new Set(trees.map(({ cluster }) => cluster));

const nothing: MeshDifference = { connections: [], services: [], unasked: [] };

/** Of a change that no rule knows: it is worth a look, unless only people read the file. */
const gradeOf = ({ object, file }: FoldedChange): Grade =>
  object === undefined && file.endsWith('README.md') ? 'none' : 'low';

function newMinors(changes: readonly FoldedChange[]): Set<string> {
  return new Set(
    changes.flatMap(change => {
      if (!isChartSource(change)) return [];
      const [was, is] = [minorOf(change.before), minorOf(change.after)];
      return was === undefined || is === undefined || was.minor === is.minor ? [] : change.clusters;
    }),
  );
}
