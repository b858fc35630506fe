import type { MeshState } from '../../mesh/index';
import type { Side } from './decide';
import { type Evaluator, evaluatorOf } from './evaluator';
import type { PodRef, Protocol } from './flow';
import { type ClusterClass, classesOf } from './shapes';

/** A port that is asked about. */
export interface AskedPort {
  readonly port: number;
  /** @default 'TCP' */
  readonly protocol?: Protocol;
}

/** What two clusters are to each other. */
export type Relation = 'same cluster' | 'linked' | 'not linked' | 'linked on one side';

/** Pods that are alike in clusters that are alike. */
export interface Group {
  readonly clusters: readonly string[];
  readonly namespace: string;
  /** The workloads that make them: `shop/catalog`. */
  readonly workloads: readonly string[];
}

/** One cell of the matrix: who reaches whom, wherever the clusters are in the relation. */
export interface Reach {
  readonly from: Group;
  readonly to: Group;
  readonly clusters: Relation;
  readonly port: number;
  readonly protocol: Protocol;
  readonly verdict: Side['verdict'];
  /** Two clusters of which it was asked, for an explanation. */
  readonly example: readonly [from: string, to: string];
}

/** What a matrix is about. */
export interface ReachOptions {
  readonly ports: readonly AskedPort[];
  readonly evaluator?: Evaluator;
  /** Whose flows are asked about. Default: everybody's. */
  readonly from?: (group: Group) => boolean;
  /** To whom. Default: to everybody. */
  readonly to?: (group: Group) => boolean;
}

/**
 * Who reaches whom among all workloads, grouped: one answer stands for all pairs of clusters that policies cannot tell
 * apart. Lazy, since a mesh has many cells.
 */
export function* reachability(
  state: MeshState,
  { ports, evaluator = evaluatorOf(state), from: isFrom = all, to: isTo = all }: ReachOptions,
): Generator<Reach> {
  for (const { from, to, relation, example } of pairsOf(state)) {
    const sources = endsIn(from, example[0]).filter(({ group }) => isFrom(group));
    const destinations = endsIn(to, example[1]).filter(({ group }) => isTo(group));
    for (const source of sources)
      for (const destination of destinations)
        for (const { port, protocol = 'TCP' } of ports) {
          const flow = { from: { pod: source.pod }, to: { pod: destination.pod }, port, protocol };
          const { verdict } = evaluator.verdict(flow);
          const cell = { clusters: relation, port, protocol, verdict, example };
          yield { from: source.group, to: destination.group, ...cell };
        }
  }
}

const all = (): boolean => true;

interface End {
  readonly pod: PodRef;
  readonly group: Group;
}

/** The shapes of a class, as pods of one of its clusters. */
function endsIn({ clusters, shapes }: ClusterClass, cluster: string): End[] {
  return [...shapes.values()].map(({ pod, workloads }) => ({
    pod: { ...pod, cluster },
    group: { clusters, namespace: pod.namespace, workloads },
  }));
}

interface Pair {
  readonly from: ClusterClass;
  readonly to: ClusterClass;
  readonly relation: Relation;
  readonly example: readonly [string, string];
}

/** Each relation between two classes of clusters once, with two clusters that are in it. */
function pairsOf(state: MeshState): Pair[] {
  const relate = relations(state);
  const classes = classesOf(state);
  const members = classes.flatMap((of, index) => of.clusters.map(name => ({ name, of, index })));
  const found = new Map<string, Pair>();
  for (const from of members)
    for (const to of members) {
      const relation = relate(from.name, to.name);
      const key = `${from.index} ${to.index} ${relation}`;
      if (!found.has(key))
        found.set(key, { from: from.of, to: to.of, relation, example: [from.name, to.name] });
    }
  return [...found.values()];
}

function relations({ links, oneSided }: MeshState): (a: string, b: string) => Relation {
  const linked = new Map([...links].map(([name, peers]) => [name, new Set(peers)]));
  const half = new Set(oneSided.flatMap(({ from, to }) => [`${from} ${to}`, `${to} ${from}`]));
  return (a, b) => {
    if (a === b) return 'same cluster';
    if (linked.get(a)?.has(b) === true) return 'linked';
    return half.has(`${a} ${b}`) ? 'linked on one side' : 'not linked';
  };
}
