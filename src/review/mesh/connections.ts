import type { MeshState } from '../../mesh/index';
import {
  AlikePorts,
  type AskedPort,
  type Change,
  changesBetween,
  evaluatorOf,
  type Group,
  isUnchanged,
  jointClasses,
  type JointPair,
  jointPairs,
  type Moment,
  type PortClass,
  portsInUse,
} from '../../simulate/index';
import type { Grade } from '../risk/danger';
import { sayPorts } from './port-words';

/** A connection between pods that policies decide about otherwise than before. */
export interface ConnectionDifference {
  readonly kind: 'opened' | 'closed' | 'changed';
  readonly grade: Grade;
  /** Links come and go, or what decides over those that stay. */
  readonly cause: Cause;
  /** Pods as people name them: `shop/catalog`, or their labels. */
  readonly from: string;
  readonly to: string;
  readonly namespaces: readonly [from: string, to: string];
  /** What the clusters of both ends are to each other: `same cluster`, `linked`. */
  readonly clusters: string;
  /** `8080/TCP`, `9002-9100/SCTP`; `other ports` for all that no policy names. */
  readonly ports: readonly string[];
  /** How many kinds of pairs of clusters it is so in, and one of them. */
  readonly pairs: number;
  readonly example: readonly [from: string, to: string];
}

type Cause = 'links' | 'policies';

/** What is asked of two classes of clusters. */
interface Question {
  readonly pair: JointPair;
  readonly about: Namespaces;
}

/** Pods of these namespaces with all others; undefined for all with all. */
type Namespaces = ReadonlySet<string> | undefined;

/** What opens and what closes, and whether that was too much to be asked. */
export interface ConnectionDifferences {
  readonly connections: readonly ConnectionDifference[];
  readonly unasked: readonly Cause[];
}

/** How many answers are waited for. */
export const mostCells = 400_000;

/**
 * What opens and what closes between pods that are there before and after. Between clusters whose links stay as they are
 * it is asked about some namespaces only: those that something changed in.
 */
export function connectionDifferences(
  states: readonly [MeshState, MeshState],
  namespaces: Namespaces,
): ConnectionDifferences {
  const pairs = jointPairs(jointClasses(states, { implied: true }), states).filter(
    pair => !isUnchanged(pair) && isLastingPair(pair),
  );
  const { ports } = portsInUse(states);
  const alike = new AlikePorts(ports);
  const moments = [momentOf(states[0]), momentOf(states[1])] as const;
  const found = new Differences(ports);
  const isLastingNamespace = lastingIn(states);
  const unasked = (['policies', 'links'] as const).filter(cause => {
    const questions = pairs
      .filter(pair => hasOtherLink(pair) === (cause === 'links'))
      .map((pair): Question => ({ pair, about: cause === 'links' ? undefined : namespaces }));
    const cells = questions.reduce((sum, question) => sum + sizeOf(question) * ports.length, 0);
    if (cells > mostCells) return true;
    for (const { pair, about } of questions)
      for (const sides of sidesOf(about, isLastingNamespace))
        for (const change of changesBetween(pair, moments, alike, sides)) found.add(change, cause);
    return false;
  });
  return { connections: found.all(), unasked };
}

const momentOf = (state: MeshState): Moment => ({ state, evaluator: evaluatorOf(state) });
const isLastingPair = ({ from, to }: JointPair): boolean =>
  [from, to].every(({ shapes }) => !shapes.includes(undefined));
const hasOtherLink = ({ relations }: JointPair): boolean => new Set(relations).size > 1;

type Side = (group: Pick<Group, 'namespace'>) => boolean;

/** Each pair of pods once. */
function sidesOf(about: Namespaces, isLasting: Side): { readonly from: Side; readonly to: Side }[] {
  if (about === undefined) return [{ from: isLasting, to: isLasting }];
  const isIn: Side = group => about.has(group.namespace) && isLasting(group);
  const isElsewhere: Side = group => !about.has(group.namespace) && isLasting(group);
  return [
    { from: isIn, to: isLasting },
    { from: isElsewhere, to: isIn },
  ];
}

/** Pods in a namespace that comes or goes are not there before and after, though policies may name them. */
function lastingIn(states: readonly MeshState[]): Side {
  const known = states.map(
    ({ clusters }) => new Set([...clusters.values()].flatMap(({ namespaces }) => [...namespaces.keys()])),
  );
  return ({ namespace }) => new Set(known.map(names => names.has(namespace))).size === 1;
}

function sizeOf({ pair: { from, to }, about }: Question): number {
  const [all, some] = [from, to].map(({ all: shapes }) => shapes.size) as [number, number];
  if (about === undefined) return all * some;
  const [ofAll, ofSome] = [from, to].map(
    ({ all: shapes }) => [...shapes.values()].filter(({ pod }) => about.has(pod.namespace)).length,
  ) as [number, number];
  return ofAll * some + (all - ofAll) * ofSome;
}

/** Changes of cells as people read them: one for all ports, and for all pairs of clusters that are alike. */
class Differences {
  private readonly found = new Map<
    string,
    {
      readonly first: Change;
      readonly cause: Cause;
      readonly ports: Map<string, AskedPort>;
      readonly pairs: Set<string>;
    }
  >();

  constructor(private readonly classes: readonly PortClass[]) {}

  add(change: Change, cause: Cause): void {
    if (change.before === undefined || change.after === undefined) return;
    const { from, to, clusters, port, protocol } = change;
    const key = JSON.stringify([kindOf(change), cause, sayPods(from), sayPods(to), clusters[1]]);
    const alike = this.found.get(key) ?? {
      first: change,
      cause,
      ports: new Map<string, AskedPort>(),
      pairs: new Set<string>(),
    };
    this.found.set(key, alike);
    alike.ports.set(`${port}/${protocol}`, { port, protocol });
    alike.pairs.add(`${from.clusters[0]} ${to.clusters[0]}`);
  }

  all(): ConnectionDifference[] {
    return [...this.found.values()].map(({ first, cause, ports, pairs }) => ({
      kind: kindOf(first),
      grade: gradeOf(kindOf(first), cause),
      cause,
      from: sayPods(first.from),
      to: sayPods(first.to),
      namespaces: [first.from.namespace, first.to.namespace],
      clusters: first.clusters[1],
      ports: sayPorts([...ports.values()], this.classes),
      pairs: pairs.size,
      example: first.example,
    }));
  }
}

function kindOf({ before, after }: Pick<Change, 'before' | 'after'>): ConnectionDifference['kind'] {
  const passes = [before, after].map(outcome => outcome === 'allow' || outcome === 'allow with L7');
  if (before === 'deny' && passes[1] === true) return 'opened';
  return passes[0] === true && after === 'deny' ? 'closed' : 'changed';
}

/** What only a new link opens is what policies allowed already. */
function gradeOf(kind: ConnectionDifference['kind'], cause: Cause): Grade {
  if (kind === 'changed') return cause === 'links' ? 'low' : 'medium';
  return kind === 'opened' && cause === 'links' ? 'medium' : 'high';
}

function sayPods({ namespace, labels, workloads }: Group): string {
  if (workloads.length > 0) return workloads.join(' ');
  const marks = Object.entries(labels).map(([key, value]) => `${key}=${value}`);
  return `${namespace}/${marks.length === 0 ? '(any)' : marks.join(',')}`;
}
