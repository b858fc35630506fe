import type { MeshState } from '../../mesh/index';
import { AlikePorts, type AskedPort } from './alike-ports';
import { type Cell, cellsOf, type Outcome, type Sides } from './cells';
import { type Evaluator, evaluatorOf, type Verdict } from './evaluator';
import {
  jointClasses,
  type JointPair,
  jointPairs,
  type Moment,
  type Relation,
  type Selection,
} from './joint';

/** One cell of the matrix: who reaches whom, wherever the clusters are in the relation. */
export interface Reach extends Omit<Cell, 'outcomes' | 'verdicts'> {
  readonly clusters: Relation;
  readonly verdict: 'allow' | 'deny' | 'unknown';
  readonly outcome: Outcome;
}

/** The same at two moments; an outcome is undefined where one of the ends was not there. */
export interface Change extends Omit<Cell, 'outcomes' | 'verdicts'> {
  readonly clusters: readonly [before: Relation, after: Relation];
  readonly before: Outcome | undefined;
  readonly after: Outcome | undefined;
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
