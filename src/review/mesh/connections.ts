import type { MeshState } from '../../mesh/index';
import {
  type Change,
  changes,
  countCells,
  evaluatorOf,
  type Group,
  type Outcome,
  portsInUse,
} from '../../simulate/index';

/** A connection between pods that policies decide about otherwise than before. */
export interface ConnectionDifference {
  readonly kind: 'opened' | 'closed' | 'changed';
  /** Pods as people name them: `shop/catalog`, or their labels. */
  readonly from: string;
  readonly to: string;
  /** What policies said of one such connection before, and say now; `unknown` where no tree tells. */
  readonly outcomes: readonly [before: Outcome, after: Outcome];
  /** What the clusters of both ends are to each other: `same cluster`, `linked`, `no longer linked`. */
  readonly clusters: string;
  /** `8080/TCP`; `other ports` for all that no policy names. */
  readonly ports: readonly string[];
  /** How many kinds of pairs of clusters it is so in, and one of them. */
  readonly pairs: number;
  readonly example: readonly [from: string, to: string];
}

/** About a quarter of a minute. */
export const mostCells = 500_000;

export const countConnections = (states: readonly MeshState[]): number =>
  countCells(states, { ports: askedPorts(states), implied: true });

const askedPorts = (states: readonly MeshState[]): ReturnType<typeof portsInUse>['ports'] => {
  const { ports, other } = portsInUse(states);
  return [...ports, other];
};

/** What opens and what closes between pods that are there before and after. */
export function connectionDifferences(before: MeshState, after: MeshState): ConnectionDifference[] {
  const moments = [before, after].map(state => ({ state, evaluator: evaluatorOf(state) }));
  const [was, is] = moments;
  if (was === undefined || is === undefined) return [];
  const { other } = portsInUse([before, after]);
  const found = new Map<
    string,
    {
      readonly first: Change;
      readonly outcomes: ConnectionDifference['outcomes'];
      readonly ports: Set<string>;
      readonly pairs: Set<string>;
    }
  >();
  for (const change of changes([was, is], { ports: askedPorts([before, after]), implied: true })) {
    if (change.before === undefined || change.after === undefined) continue;
    if (isIdle(change)) continue;
    const kind = kindOf(change);
    const outcomes = [change.before, change.after] as const;
    const key = JSON.stringify([
      kind,
      ...(kind === 'changed' ? outcomes : []),
      sayPods(change.from),
      sayPods(change.to),
      sayRelation(change.clusters),
    ]);
    const alike = found.get(key) ?? { first: change, outcomes, ports: new Set(), pairs: new Set() };
    const isOther = change.port === other.port && change.protocol === other.protocol;
    alike.ports.add(isOther ? 'other ports' : `${change.port}/${change.protocol}`);
    alike.pairs.add(`${change.from.clusters.join()} ${change.to.clusters.join()}`);
    found.set(key, alike);
  }
  return [...found.values()].map(({ first, outcomes, ports, pairs }) => ({
    kind: kindOf(first),
    outcomes,
    from: sayPods(first.from),
    to: sayPods(first.to),
    clusters: sayRelation(first.clusters),
    ports: [...ports].sort(),
    pairs: pairs.size,
    example: first.example,
  }));
}

const passes = (outcome: Change['before']): boolean => outcome === 'allow' || outcome === 'allow with L7';

function kindOf({ before, after }: Pick<Change, 'before' | 'after'>): ConnectionDifference['kind'] {
  if (before === 'deny' && passes(after)) return 'opened';
  return passes(before) && after === 'deny' ? 'closed' : 'changed';
}

/** A link that comes or goes makes `deny` of what nobody could tell, or the other way: nothing is known to pass. */
const isIdle = ({ before, after, clusters: [was, is] }: Change): boolean =>
  (was !== is || is === 'not linked') && !passes(before) && !passes(after);

function sayRelation([was, is]: Change['clusters']): string {
  if (was === is) return is;
  return is === 'linked' ? 'newly linked' : is === 'not linked' ? 'no longer linked' : is;
}

function sayPods({ namespace, labels, workloads }: Group): string {
  if (workloads.length > 0) return workloads.join(' ');
  const marks = Object.entries(labels).map(([key, value]) => `${key}=${value}`);
  return `${namespace}/${marks.length === 0 ? '(any)' : marks.join(',')}`;
}
