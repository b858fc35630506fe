import type { MeshState } from '../../mesh/index';
import { AlikePorts } from './alike-ports';
import { cellsOf } from './cells';
import { type Evaluator, evaluatorOf, type Verdict } from './evaluator';
import type { Protocol } from './flow';
import {
  jointClasses,
  type JointPair,
  jointPairs,
  type Moment,
  type Relation,
  type Selection,
} from './joint';

/** A port that is asked about. */
export interface AskedPort {
  readonly port: number;
  /** @default 'TCP' */
  readonly protocol?: Protocol;
  /** The rules about it, where all ports are asked about; left out, it is asked about for itself. */
  readonly rules?: readonly string[];
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
interface ReachOptions extends Selection, Sides {
  readonly ports: readonly AskedPort[];
  readonly evaluator?: Evaluator;
}

/**
 * Who reaches whom among all workloads, grouped: one answer stands for all pairs of clusters that policies cannot tell
 * apart. Lazy, since a mesh has many cells.
 */
export function* reachability(
  state: MeshState,
  { ports, evaluator = evaluatorOf(state), from, to, ...selection }: ReachOptions,
): Generator<Reach> {
  const classes = jointClasses([state], selection);
  const alike = new AlikePorts(ports);
  const sides = { ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
  for (const pair of jointPairs(classes, [state]))
    for (const cell of cellsOf(pair, [{ state, evaluator }], alike, sides)) {
      const [outcome] = cell.outcomes;
      const [clusters = 'not linked'] = pair.relations;
      if (outcome === undefined) continue;
      // One by one, since there are millions.
      yield {
        from: cell.from,
        to: cell.to,
        clusters,
        port: cell.port,
        protocol: cell.protocol,
        verdict: outcome === 'allow with L7' ? 'allow' : outcome,
        outcome,
        example: cell.example,
      };
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
  const alike = new AlikePorts(ports);
  for (const pair of jointPairs(jointClasses(states, selection), states))
    if (!isUnchanged(pair)) for (const { change } of decidedChanges(pair, moments, alike)) yield change;
}

/** A change, and what each end says at both moments; undefined where an end was not there. */
interface DecidedChange {
  readonly change: Change;
  readonly verdicts: readonly (Verdict | undefined)[];
}

/** What of one class of clusters reaches what of another one otherwise than before, and what decided. */
export function* decidedChanges(
  pair: JointPair,
  moments: readonly [Moment, Moment],
  alike: AlikePorts,
  sides?: Sides,
): Generator<DecidedChange> {
  const [was = 'not linked', is = 'not linked'] = pair.relations;
  for (const { outcomes, verdicts, ...cell } of cellsOf(pair, moments, alike, sides)) {
    const [one, other] = outcomes;
    if (one !== other)
      yield { change: { ...cell, clusters: [was, is], before: one, after: other }, verdicts };
  }
}

/** All that decides is the same at both moments: nothing needs to be asked. */
export const isUnchanged = ({ from, to, relations }: JointPair): boolean =>
  relations.length > 1 && from.isSame && to.isSame && new Set(relations).size === 1;
