import type { MeshState } from '../../mesh/index';
import { Facts } from './facts';
import { consumersOf, exportersOf } from './consumers';
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

/** A mesh before certain clusters are gone and after, all at once, and forgotten. */
export class Without {
  private readonly now: World;
  private readonly then: World;

  constructor(
    private readonly state: MeshState,
    clustersDown: readonly string[],
    inputs?: Inputs,
  ) {
    this.now = new World(new Facts(state, inputs));
    this.then = new World(this.now.facts, { clustersDown }, this.now);
  }

  /** What callers in the clusters that are left lose of a service, such as `shop/catalog`. */
  lost(service: string): Lost[] {
    const { state, now, then } = this;
    const found = new Map<Via, string[]>();
    for (const cluster of consumersOf(state, service, exportersOf(state, service).length > 0)) {
      if (then.isDown(cluster.name)) continue;
      const after = reachOf(then, cluster, service);
      for (const reach of reachOf(now, cluster, service)) {
        const left = after.find(({ via }) => via === reach.via);
        if (servedPorts(reach, cluster.name) > servedPorts(left, cluster.name))
          found.set(reach.via, [...(found.get(reach.via) ?? []), cluster.name]);
      }
    }
    // What was worked out for one service is of no use to the next.
    for (const world of [now, then]) world.forget();
    return [...found]
      .map(([via, consumers]) => ({ service, via, consumers }))
      .sort((a, b) => (a.via < b.via ? -1 : 1));
  }
}

/**
 * What callers lose of all services when certain clusters are gone. In contrast to `failover` it asks for one loss,
 * however large.
 */
export function lostWithout(state: MeshState, clustersDown: readonly string[], inputs?: Inputs): Lost[] {
  const without = new Without(state, clustersDown, inputs);
  return [...state.holders.keys()].sort().flatMap(service => without.lost(service));
}

/** On how many ports somebody serves callers in a cluster; the loss of a port is a loss. */
const servedPorts = (reach: Reach | undefined, name: string): number =>
  reach?.ports.filter(({ given, own }) => own || given.size > (given.has(name) ? 1 : 0)).length ?? 0;
