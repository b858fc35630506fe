import type { MeshCluster } from '../../mesh/index';
import type { Reach, Via } from './reach';
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
export interface Stale {
  /** `namespace/name`. */
  readonly service: string;
  readonly via: Via;
  /** Clusters that get traffic, any of which may go; for a consumer that is among them, the others. */
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
}

/** What {@link Stale} says where nothing is ever forgotten. */
const forEver = 'ever';

/** What happens to some consumers. */
type Fate<T> = T & { readonly consumers: string[] };

/** Collects what is found, with callers of one fate together. */
export class Findings {
  readonly approximate: string[] = [];
  private readonly losses = new Map<string, Loss & { readonly consumers: string[] }>();
  private readonly stale = new Map<string, Stale & { readonly consumers: string[] }>();
  private readonly unserved = new Map<
    string,
    Pick<Loss, 'service' | 'via'> & { readonly consumers: string[] }
  >();

  /** What follows from the sets of clusters behind a name. */
  addReach(
    service: string,
    { name, settings }: MeshCluster,
    { via, sets, used }: Reach,
    depth: number,
  ): void {
    if (sets.length === 0) add(this.unserved, `${service}\n${via}`, name, () => ({ service, via }));
    for (const set of minimal(sets.filter(one => one.size <= depth && !one.has(name))))
      this.addLoss(service, via, [...set].sort(), name);
    if (used.size === 0) return;
    const duration = settings.cacheTtl ?? forEver;
    const providers = [...used, ...(sets.some(set => set.has(name)) ? [name] : [])].sort();
    const id = [service, via, duration, ...providers].join('\n');
    add<Omit<Stale, 'consumers'>>(this.stale, id, name, () => ({ service, via, providers, for: duration }));
  }

  /** What was found by trying: a name that is served before, and by nobody without some clusters. */
  addChange(
    service: string,
    { name }: MeshCluster,
    down: readonly string[],
    { before, after }: { readonly before: readonly Reach[]; readonly after: readonly Reach[] },
  ): void {
    for (const { via, sets } of before) {
      const left = after.find(reach => reach.via === via);
      if (sets.length > 0 && (left === undefined || left.sets.length === 0))
        this.addLoss(service, via, down, name);
    }
  }

  private addLoss(service: string, via: Via, down: readonly string[], consumer: string): void {
    for (const part of subsets(down, down.length))
      if (this.losses.get([service, via, ...part].join('\n'))?.consumers.includes(consumer) === true) return;
    add(this.losses, [service, via, ...down].join('\n'), consumer, () => ({ service, via, down }));
  }

  result(depth: number): Failover {
    const inOrder = <T>(found: Map<string, T>): T[] =>
      [...found.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, value]) => value);
    const [losses, stale, unserved] = [inOrder(this.losses), inOrder(this.stale), inOrder(this.unserved)];
    return { depth, losses, stale, unserved, approximate: this.approximate };
  }
}

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

/** The sets that hold no other of them. */
function minimal(sets: readonly ReadonlySet<string>[]): ReadonlySet<string>[] {
  const bySize = [...sets].sort((a, b) => a.size - b.size);
  const kept: ReadonlySet<string>[] = [];
  for (const set of bySize) if (!kept.some(other => [...other].every(name => set.has(name)))) kept.push(set);
  return kept;
}
