import type { AskedPort, Change, Group, PortClass, Verdict } from '../../simulate/index';
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

export type Cause = 'links' | 'policies';

/** Changes of cells as people read them: one for all ports, and for all pairs of clusters that are alike. */
export class FoundConnections {
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
