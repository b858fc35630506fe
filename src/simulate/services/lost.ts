import type { MeshState } from '../../mesh/index';
import { Facts } from './facts';
import { consumersOf, exportersOf } from './failover';
import type { Inputs } from './inputs';
import { type Reach, reachOf, type Via } from './reach';
import { World } from './world';

/** A name that loses its last backend for some callers. */
export interface Lost {
  /** `namespace/name`. */
  readonly service: string;
  readonly via: Via;
  /** Clusters that are left, whose callers then reach no backend on at least one port. */
  readonly consumers: readonly string[];
}

/**
 * What callers in the clusters that are left lose when certain clusters are gone, all at once, and forgotten. In contrast
 * to `failover` it asks for one loss, however large.
 */
export function lostWithout(state: MeshState, clustersDown: readonly string[], inputs?: Inputs): Lost[] {
  const now = new World(new Facts(state, inputs));
  const then = new World(now.facts, { clustersDown }, now);
  const lost: Lost[] = [];
  for (const service of [...state.holders.keys()].sort()) {
    const found = new Map<Via, string[]>();
    const isExported = exportersOf(state, service).length > 0;
    for (const cluster of consumersOf(state, service, isExported)) {
      if (then.isDown(cluster.name)) continue;
      const after = reachOf(then, cluster, service);
      for (const reach of reachOf(now, cluster, service)) {
        const left = after.find(({ via }) => via === reach.via);
        if (servedPorts(reach, cluster.name) > servedPorts(left, cluster.name))
          found.set(reach.via, [...(found.get(reach.via) ?? []), cluster.name]);
      }
    }
    for (const [via, consumers] of found) lost.push({ service, via, consumers });
    // What was worked out for one service is of no use to the next.
    for (const world of [now, then]) world.forget();
  }
  return lost;
}

/** On how many ports somebody serves callers in a cluster; the loss of a port is a loss. */
const servedPorts = (reach: Reach | undefined, name: string): number =>
  reach?.ports.filter(({ given, own }) => own || given.size > (given.has(name) ? 1 : 0)).length ?? 0;
