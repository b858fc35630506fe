import type { MeshState } from '../../mesh/index';
import { providersIn } from '../../simulate/index';

/** What callers in some clusters lose or gain of a service. */
export interface ServiceDifference {
  /** `shop/catalog` */
  readonly service: string;
  /** Which of its names they call: the cluster's own Service, or the one of the whole mesh. */
  readonly by: 'service' | 'imported';
  readonly callers: readonly string[];
  /** Clusters whose backends they no longer get. */
  readonly lost: readonly string[];
  readonly gained: readonly string[];
  /** Nobody answers any more, where somebody did. */
  readonly isDown: boolean;
}

/** More questions than these take minutes. */
export const mostQuestions = 60_000;

export const countQuestions = (states: readonly MeshState[]): number =>
  Math.max(...states.map(({ clusters, holders }) => clusters.size * holders.size));

/** Who gets other backends than before, of the clusters that both meshes have; the same of several callers as one. */
export function serviceDifferences(before: MeshState, after: MeshState): ServiceDifference[] {
  const [was, is] = [providersIn(before), providersIn(after)];
  const callers = [...before.clusters.keys()].filter(name => after.clusters.has(name));
  const found = new Map<string, Omit<ServiceDifference, 'callers'> & { readonly callers: string[] }>();
  for (const service of [...new Set([...before.holders.keys(), ...after.holders.keys()])].sort())
    for (const caller of callers) {
      const [old, now] = [was(caller, service), is(caller, service)];
      for (const by of ['service', 'imported'] as const) {
        const [had, has] = [old[by] ?? [], now[by] ?? []];
        const lost = had.filter(name => !has.includes(name));
        const gained = has.filter(name => !had.includes(name));
        if (lost.length + gained.length === 0) continue;
        const difference = { service, by, lost, gained, isDown: has.length === 0 };
        const key = JSON.stringify(difference);
        const alike = found.get(key) ?? { ...difference, callers: [] };
        alike.callers.push(caller);
        found.set(key, alike);
      }
    }
  return [...found.values()].sort((a, b) => Number(b.isDown) - Number(a.isDown));
}
