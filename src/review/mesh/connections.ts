import type { MeshState } from '../../mesh/index';
import {
  type AskedPort,
  type Change,
  changes,
  countCells,
  evaluatorOf,
  type Group,
  portsInUse,
} from '../../simulate/index';
import { sayPorts } from './port-words';

/** A connection between pods that policies decide about otherwise than before. */
export interface ConnectionDifference {
  readonly kind: 'opened' | 'closed' | 'changed';
  /** Pods as people name them: `shop/catalog`, or their labels. */
  readonly from: string;
  readonly to: string;
  /** What the clusters of both ends are to each other: `same cluster`, `linked`. */
  readonly clusters: string;
  /** `8080/TCP`, `9002-9100/SCTP`; `other ports` for all that no policy names. */
  readonly ports: readonly string[];
  /** How many kinds of pairs of clusters it is so in, and one of them. */
  readonly pairs: number;
  readonly example: readonly [from: string, to: string];
}

/** About a quarter of a minute. */
export const mostCells = 500_000;

export const countConnections = (states: readonly MeshState[]): number =>
  countCells(states, { ports: portsInUse(states).ports, implied: true });

/** What opens and what closes between pods that are there before and after. */
export function connectionDifferences(before: MeshState, after: MeshState): ConnectionDifference[] {
  const moments = [before, after].map(state => ({ state, evaluator: evaluatorOf(state) }));
  const [was, is] = moments;
  if (was === undefined || is === undefined) return [];
  const { ports: classes } = portsInUse([before, after]);
  const found = new Map<
    string,
    { readonly first: Change; readonly ports: Map<string, AskedPort>; readonly pairs: Set<string> }
  >();
  for (const change of changes([was, is], { ports: classes, implied: true })) {
    if (change.before === undefined || change.after === undefined) continue;
    const key = JSON.stringify([
      kindOf(change),
      sayPods(change.from),
      sayPods(change.to),
      change.clusters[1],
    ]);
    const alike = found.get(key) ?? {
      first: change,
      ports: new Map<string, AskedPort>(),
      pairs: new Set<string>(),
    };
    alike.ports.set(`${change.port}/${change.protocol}`, change);
    alike.pairs.add(`${change.from.clusters.join()} ${change.to.clusters.join()}`);
    found.set(key, alike);
  }
  return [...found.values()].map(({ first, ports, pairs }) => ({
    kind: kindOf(first),
    from: sayPods(first.from),
    to: sayPods(first.to),
    clusters: first.clusters[1],
    ports: sayPorts([...ports.values()], classes),
    pairs: pairs.size,
    example: first.example,
  }));
}

function kindOf({ before, after }: Pick<Change, 'before' | 'after'>): ConnectionDifference['kind'] {
  const passes = [before, after].map(outcome => outcome === 'allow' || outcome === 'allow with L7');
  if (before === 'deny' && passes[1] === true) return 'opened';
  return passes[0] === true && after === 'deny' ? 'closed' : 'changed';
}

function sayPods({ namespace, labels, workloads }: Group): string {
  if (workloads.length > 0) return workloads.join(' ');
  const marks = Object.entries(labels).map(([key, value]) => `${key}=${value}`);
  return `${namespace}/${marks.length === 0 ? '(any)' : marks.join(',')}`;
}
