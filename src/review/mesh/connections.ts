import type { MeshState } from '../../mesh/index';
import {
  AlikePorts,
  type AskedPort,
  type Change,
  decidedChanges,
  evaluatorOf,
  type Group,
  isUnchanged,
  jointClasses,
  type JointPair,
  jointPairs,
  type Moment,
  type PortClass,
  portsInUse,
  type Verdict,
} from '../../simulate/index';
import type { Grade } from '../risk/grade';
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
  /** What the clusters of both ends are to each other: `same cluster`, `linked`, `newly linked`. */
  readonly clusters: string;
  /** `8080/TCP`, `9002-9100/SCTP`; `other ports` for all that no policy names. */
  readonly ports: readonly string[];
  /** What policies said before and say now, of one of them; of `changed`, of all. */
  readonly outcomes: readonly [before: string, after: string];
  /** How many kinds of pairs of clusters it is so in, and one of them. */
  readonly pairs: number;
  /** The policies that decided before or decide now, where their end says something else: `CiliumNetworkPolicy shop/a`. */
  readonly policies: readonly string[];
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
        for (const { change, verdicts } of decidedChanges(pair, moments, alike, sides))
          found.add(change, cause, verdicts);
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
      readonly policies: Set<string>;
    }
  >();

  constructor(private readonly classes: readonly PortClass[]) {}

  add(change: Change, cause: Cause, verdicts: readonly (Verdict | undefined)[]): void {
    if (change.before === undefined || change.after === undefined) return;
    // A link takes nothing from what no policy surely lets pass.
    if (cause === 'links' && !passes(change.before) && !passes(change.after)) return;
    const { from, to, port, protocol } = change;
    const kind = kindOf(change);
    const outcomes = kind === 'changed' ? [change.before, change.after] : [];
    const key = JSON.stringify([kind, cause, sayPods(from), sayPods(to), sayRelation(change), outcomes]);
    const alike = this.found.get(key) ?? {
      first: change,
      cause,
      ports: new Map<string, AskedPort>(),
      pairs: new Set<string>(),
      policies: new Set<string>(),
    };
    this.found.set(key, alike);
    for (const policy of decidersOf(verdicts)) alike.policies.add(policy);
    alike.ports.set(`${port}/${protocol}`, { port, protocol });
    alike.pairs.add(`${from.clusters[0]} ${to.clusters[0]}`);
  }

  all(): ConnectionDifference[] {
    return [...this.found.values()].map(({ first, cause, ports, pairs, policies }) => ({
      kind: kindOf(first),
      grade: gradeOf(kindOf(first), cause),
      cause,
      from: sayPods(first.from),
      to: sayPods(first.to),
      namespaces: [first.from.namespace, first.to.namespace],
      clusters: sayRelation(first),
      ports: sayPorts([...ports.values()], this.classes),
      outcomes: [first.before ?? '', first.after ?? ''],
      pairs: pairs.size,
      policies: [...policies].sort(),
      example: first.example,
    }));
  }
}

/** The policies of the ends that say something else than before. */
function decidersOf([before, after]: readonly (Verdict | undefined)[]): string[] {
  return (['egress', 'ingress'] as const).flatMap(end => {
    const [was, is] = [before?.[end], after?.[end]];
    if (was === undefined || is === undefined) return [];
    const isSame = was.verdict === is.verdict && was.l7.length === is.l7.length;
    const reasons = isSame ? [] : [...was.because, ...was.l7, ...is.because, ...is.l7];
    return reasons.flatMap(({ object }) => object ?? []);
  });
}

/** What the clusters are to each other now, and whether they were before. */
function sayRelation({ clusters: [was, is] }: Pick<Change, 'clusters'>): string {
  if (was === is) return is;
  return is === 'linked' ? 'newly linked' : was === 'linked' ? 'no longer linked' : is;
}

const passes = (outcome: Change['before']): boolean => outcome === 'allow' || outcome === 'allow with L7';

function kindOf({ before, after }: Pick<Change, 'before' | 'after'>): ConnectionDifference['kind'] {
  if (before === 'deny' && passes(after)) return 'opened';
  return passes(before) && after === 'deny' ? 'closed' : 'changed';
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
