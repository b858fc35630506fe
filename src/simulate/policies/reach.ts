import type { MeshState } from '../../mesh/index';
import { type Evaluator, evaluatorOf, type Verdict } from './evaluator';
import type { PodRef, Protocol } from './flow';
import {
  type JointClass,
  jointClasses,
  type JointPair,
  jointPairs,
  type Moment,
  type Relation,
  type Selection,
} from './joint';
import type { Shape } from './shapes';

/** A port that is asked about. */
export interface AskedPort {
  readonly port: number;
  /** @default 'TCP' */
  readonly protocol?: Protocol;
}

/** What a connection meets: `allow with L7` is made, and a proxy may still refuse a request. */
export type Outcome = 'allow' | 'allow with L7' | 'deny' | 'unknown';

/** Pods that are alike in clusters that are alike. */
export interface Group {
  /** Equal for the same group in every cell. */
  readonly id: string;
  readonly clusters: readonly string[];
  readonly namespace: string;
  readonly labels: Readonly<Record<string, string>>;
  /** The workloads that make them: `shop/catalog`; none where only services and policies name such pods. */
  readonly workloads: readonly string[];
  /** Those of them that are declared by the blueprint, not seen; left out where all are seen. */
  readonly declared?: readonly string[];
}

/** One cell of the matrix: who reaches whom, wherever the clusters are in the relation. */
export interface Reach {
  readonly from: Group;
  readonly to: Group;
  readonly clusters: Relation;
  readonly port: number;
  readonly protocol: Protocol;
  readonly verdict: 'allow' | 'deny' | 'unknown';
  readonly outcome: Outcome;
  /** Two clusters of which it was asked, for an explanation. */
  readonly example: readonly [from: string, to: string];
}

/** The same at two moments; an outcome is undefined where one of the ends was not there. */
export interface Change extends Omit<Reach, 'clusters' | 'verdict' | 'outcome'> {
  readonly clusters: readonly [before: Relation, after: Relation];
  readonly before: Outcome | undefined;
  readonly after: Outcome | undefined;
}

/** Whose cells are asked for. */
export interface Sides {
  /** Whose flows. Default: everybody's. */
  readonly from?: (group: Group) => boolean;
  /** To whom. Default: to everybody. */
  readonly to?: (group: Group) => boolean;
}

/** Which cells are asked for. */
export interface ReachOptions extends Selection, Sides {
  readonly ports: readonly AskedPort[];
  readonly evaluator?: Evaluator;
}

/**
 * Who reaches whom among all workloads, grouped: one answer stands for all pairs of clusters that policies cannot tell
 * apart. Lazy, since a mesh has many cells.
 */
export function* reachability(
  state: MeshState,
  { ports, evaluator = evaluatorOf(state), from = all, to = all, ...selection }: ReachOptions,
): Generator<Reach> {
  const classes = jointClasses([state], selection);
  for (const pair of jointPairs(classes, [state]))
    for (const { outcomes, verdicts, ...cell } of cellsOf(pair, [{ state, evaluator }], ports, {
      from,
      to,
    })) {
      const [[outcome], [said], [clusters = 'not linked']] = [outcomes, verdicts, pair.relations];
      if (outcome !== undefined && said !== undefined)
        yield { ...cell, clusters, outcome, verdict: said.verdict };
    }
}

/** How many cells a matrix would have: so that nobody waits for what nobody reads. */
export function countCells(
  states: readonly MeshState[],
  { ports, ...selection }: Selection & Pick<ReachOptions, 'ports'>,
): number {
  const pairs = jointPairs(jointClasses(states, selection), states).filter(pair => !isUnchanged(pair));
  return pairs.reduce((sum, { from, to }) => sum + from.all.size * to.all.size * ports.length, 0);
}

/** What reaches whom otherwise than before. */
export function* changes(
  moments: readonly [Moment, Moment],
  { ports, ...selection }: Selection & Pick<ReachOptions, 'ports'>,
): Generator<Change> {
  const states = moments.map(({ state }) => state);
  for (const pair of jointPairs(jointClasses(states, selection), states))
    if (!isUnchanged(pair)) yield* changesBetween(pair, moments, { ports });
}

/** What of one class of clusters reaches what of another one otherwise than before. */
export function* changesBetween(
  pair: JointPair,
  moments: readonly [Moment, Moment],
  { ports, ...sides }: Sides & Pick<ReachOptions, 'ports'>,
): Generator<Change> {
  for (const { change } of decidedChanges(pair, moments, { ports, ...sides })) yield change;
}

/** A change, and what each end says at both moments; undefined where an end was not there. */
export interface DecidedChange {
  readonly change: Change;
  readonly verdicts: readonly (Verdict | undefined)[];
}

/** The same with what decided. */
export function* decidedChanges(
  pair: JointPair,
  moments: readonly [Moment, Moment],
  { ports, ...sides }: Sides & Pick<ReachOptions, 'ports'>,
): Generator<DecidedChange> {
  const [was = 'not linked', is = 'not linked'] = pair.relations;
  for (const { outcomes, verdicts, ...cell } of cellsOf(pair, moments, ports, sides)) {
    const [one, other] = outcomes;
    if (one !== other)
      yield { change: { ...cell, clusters: [was, is], before: one, after: other }, verdicts };
  }
}

/** All that decides is the same at both moments: nothing needs to be asked. */
export const isUnchanged = ({ from, to, relations }: JointPair): boolean =>
  relations.length > 1 && from.isSame && to.isSame && new Set(relations).size === 1;

type Cell = Omit<Reach, 'clusters' | 'verdict' | 'outcome'> & {
  readonly outcomes: readonly (Outcome | undefined)[];
  readonly verdicts: readonly (Verdict | undefined)[];
};

function* cellsOf(
  { from, to, example }: JointPair,
  moments: readonly Moment[],
  ports: readonly AskedPort[],
  { from: isFrom = all, to: isTo = all }: Sides = {},
): Generator<Cell> {
  const sources = endsIn(from, example[0]).filter(({ group }) => isFrom(group));
  const destinations = endsIn(to, example[1]).filter(({ group }) => isTo(group));
  for (const source of sources)
    for (const destination of destinations)
      for (const { port, protocol = 'TCP' } of ports) {
        const flow = { from: { pod: source.pod }, to: { pod: destination.pod }, port, protocol };
        const verdicts = moments.map(({ evaluator }, i) =>
          source.isThere[i] === true && destination.isThere[i] === true ? evaluator.verdict(flow) : undefined,
        );
        const outcomes = verdicts.map(outcomeOf);
        yield { from: source.group, to: destination.group, port, protocol, outcomes, verdicts, example };
      }
}

function outcomeOf(said: Verdict | undefined): Outcome | undefined {
  if (said === undefined) return undefined;
  const { verdict, egress, ingress } = said;
  return verdict === 'allow' && egress.l7.length + ingress.l7.length > 0 ? 'allow with L7' : verdict;
}

const all = (): boolean => true;

interface End {
  readonly pod: PodRef;
  readonly group: Group;
  /** At each moment. */
  readonly isThere: readonly boolean[];
}

const known = new WeakMap<JointClass, Map<string, Group>>();

/** The shapes of a class, as pods of one of its clusters. */
function endsIn(of: JointClass, cluster: string): End[] {
  const groups = known.get(of) ?? groupsOf(of);
  known.set(of, groups);
  return [...of.all].flatMap(([key, shape]): End[] => {
    const group = groups.get(key);
    if (group === undefined) return [];
    return [{ pod: { ...shape.pod, cluster }, group, isThere: of.shapes.map(at => isThere(at, key, shape)) }];
  });
}

/** Pods that only a selector names may be in every cluster that is there. */
const isThere = (at: ReadonlyMap<string, Shape> | undefined, key: string, { workloads }: Shape): boolean =>
  at !== undefined && (workloads.length === 0 || at.has(key));

const groupsOf = ({ clusters, all }: JointClass): Map<string, Group> =>
  new Map(
    [...all].map(([key, { pod, workloads, declared }]) => {
      const { namespace, labels } = pod;
      const group = { id: `${clusters[0]} ${key}`, clusters, namespace, labels, workloads };
      return [key, declared.length === 0 ? group : { ...group, declared }];
    }),
  );
