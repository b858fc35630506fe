import { onceFor } from '../../kinds/once';
import { createHash } from 'node:crypto';
import type { MeshCluster } from '../../mesh/index';
import type { PortReach, Reach, Via } from './reach';
import { subsets } from './subsets';

/** Callers that are left with nobody. */
export interface Loss {
  /** `namespace/name`. */
  readonly service: string;
  readonly via: Via;
  /** Clusters that all have to go; no smaller part of them is enough. */
  readonly down: readonly string[];
  /** Clusters whose callers then reach no backend on at least one port. */
  readonly consumers: readonly string[];
}

/** Callers whose traffic goes on to a cluster that is gone. */
interface Stale {
  /** `namespace/name`. */
  readonly service: string;
  readonly via: Via;
  /** Clusters that get traffic from others, any of which may go; for a consumer that is among them, the others. */
  readonly providers: readonly string[];
  readonly consumers: readonly string[];
  /** How long traffic still goes there: the consumers' `clustermesh.cacheTTL`, such as `15m`, or for ever. */
  readonly for: string;
}

/** What the loss of clusters means for every shared service. */
export interface Failover {
  readonly depth: number;
  readonly losses: readonly Loss[];
  readonly stale: readonly Stale[];
  /** Callers that reach nobody as it is, by `namespace/name`. */
  readonly unserved: readonly Pick<Loss, 'service' | 'via' | 'consumers'>[];
  /** Services in conflict with too many exporters to try out every loss; their winner's death may change more. */
  readonly approximate: readonly string[];
  /** Services that other manifests bring in some cluster, or whose pods they bring: declared by the blueprint, not seen. */
  readonly declared: readonly string[];
}

/** What {@link Stale} says where nothing is ever forgotten. */
const forEver = 'ever';

/** What happens to some consumers. */
type Fate<T> = T & { readonly consumers: string[] };

/** Collects what is found, with callers of one fate together. */
export class Findings {
  readonly approximate: string[] = [];
  readonly declared: string[] = [];
  private readonly losses = new Map<string, Fate<Omit<Loss, 'consumers'>>>();
  private readonly stale = new Map<string, Fate<Omit<Stale, 'consumers'>>>();
  private readonly unserved = new Map<string, Fate<Pick<Loss, 'service' | 'via'>>>();
  private readonly inOrder = onceFor((set: ReadonlySet<string>): readonly string[] => [...set].sort());
  /** Short for lists that come often, and the same for equal lists; in the order of the lists' first names. */
  private readonly idOf = onceFor(
    (list: readonly string[]) => `${list[0]} ${createHash('sha256').update(list.join(' ')).digest('hex')}`,
  );

  /** What follows from the clusters behind a name. */
  addReach(service: string, { name, settings }: MeshCluster, reach: Reach, depth: number): void {
    const { via, affinity, ports } = reach;
    if (!isServed(reach, name)) add(this.unserved, `${service}\n${via}`, name, () => ({ service, via }));
    for (const down of this.minimal(ports, name, depth)) this.addLoss(service, via, down, name);
    const used = this.union(ports.filter(({ own }) => affinity !== 'local' || !own));
    if (used.every(provider => provider === name)) return;
    const duration = settings.cacheTtl ?? forEver;
    add(this.stale, [service, via, duration, this.idOf(used)].join('\n'), name, () => ({
      service,
      via,
      providers: used,
      for: duration,
    }));
  }

  /** What was found by trying: a name that is served before, and by nobody without some clusters. */
  addChange(
    service: string,
    { name }: MeshCluster,
    down: readonly string[],
    { before, after }: { readonly before: readonly Reach[]; readonly after: readonly Reach[] },
  ): void {
    const serves = (reach: Reach | undefined): boolean => reach !== undefined && isServed(reach, name);
    for (const reach of before)
      if (serves(reach) && !serves(after.find(({ via }) => via === reach.via)))
        this.addLoss(service, reach.via, down, name);
  }

  /** The smallest sets of at most `depth` other clusters that a port depends on, in order. */
  private minimal(ports: readonly PortReach[], name: string, depth: number): (readonly string[])[] {
    const small = ports.filter(({ given, own }) => !own && given.size > 0 && given.size <= depth + 1);
    const sets = small.map(({ given }) => this.inOrder(given).filter(provider => provider !== name));
    return sets.filter(set => set.length > 0 && set.length <= depth).sort((a, b) => a.length - b.length);
  }

  private union(ports: readonly PortReach[]): readonly string[] {
    const sets = new Set(ports.map(({ given }) => given));
    const [first, ...more] = sets;
    if (first === undefined) return [];
    return more.length === 0 ? this.inOrder(first) : [...new Set([...sets].flatMap(set => [...set]))].sort();
  }

  /** Keeps a loss unless a part of its clusters is enough; smaller sets come first. */
  private addLoss(service: string, via: Via, down: readonly string[], consumer: string): void {
    for (const part of subsets(down, down.length))
      if (this.losses.get([service, via, ...part].join('\n'))?.consumers.includes(consumer) === true) return;
    add(this.losses, [service, via, ...down].join('\n'), consumer, () => ({ service, via, down }));
  }

  result(depth: number): Failover {
    const inOrder = <T>(found: Map<string, T>): T[] =>
      [...found.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, value]) => value);
    const [losses, stale, unserved] = [inOrder(this.losses), inOrder(this.stale), inOrder(this.unserved)];
    const { approximate, declared } = this;
    return { depth, losses, stale, unserved, approximate, declared };
  }
}

/** Whether anybody serves a name on any port to callers in a cluster. */
const isServed = ({ ports }: Reach, name: string): boolean =>
  ports.some(({ given, own }) => own || given.size > (given.has(name) ? 1 : 0));

function add<T extends object>(
  into: Map<string, Fate<T>>,
  id: string,
  consumer: string,
  make: () => T,
): void {
  const known = into.get(id);
  if (known === undefined) into.set(id, { ...make(), consumers: [consumer] });
  else known.consumers.push(consumer);
}
