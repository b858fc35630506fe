import type { MeshState } from '../../mesh/index';
import { consumersOf, exportersOf } from './consumers';
import { Facts } from './facts';
import type { Inputs } from './inputs';
import { reconcile } from './mcs/reconcile';
import { type Failover, Findings } from './failover-findings';
import { reachOf } from './reach';
import { subsets } from './subsets';
import { World } from './world';

/** Up to how many clusters are thought of as gone, and what no repository knows. */
interface FailoverOptions {
  /** @default 1 */
  readonly depth?: number;
  readonly inputs?: Inputs;
}

/** Trying out every loss of this many exporters is quick. */
const fewExporters = 12;

/**
 * Every service that callers in some cluster lose when any one cluster, or up to `depth` of them, is gone, and every
 * one whose traffic would go on to the dead. A service is lost when the whole set of clusters behind it is, so that
 * small sets are looked for instead of trying all combinations.
 */
export function failover(state: MeshState, { depth = 1, inputs }: FailoverOptions = {}): Failover {
  const found = new Findings();
  const worlds = new Worlds(new World(new Facts(state, inputs)));
  for (const key of [...state.holders.keys()].sort()) {
    worlds.forget();
    const exporters = exportersOf(state, key);
    if (isDeclared(worlds.now.facts, key)) found.declared.push(key);
    const isOpen = exporters.length > 0 && isContested(worlds.now, key);
    const isLarge = exporters.length > fewExporters;
    if (isOpen && isLarge) found.approximate.push(key);
    const tried = isOpen && !isLarge ? [...subsets(exporters, depth)] : [];
    for (const cluster of consumersOf(state, key, exporters.length > 0)) {
      const before = reachOf(worlds.now, cluster, key);
      for (const reach of before) found.addReach(key, cluster, reach, depth);
      for (const down of tried.filter(names => !names.includes(cluster.name))) {
        const after = reachOf(worlds.without(down), cluster, key);
        found.addChange(key, cluster, down, { before, after });
      }
    }
  }
  return found.result(depth);
}

/** The mesh as it is, and as it would be; each is made once. */
class Worlds {
  private readonly made = new Map<string, World>();

  constructor(readonly now: World) {}

  without(clustersDown: readonly string[]): World {
    const id = clustersDown.join(' ');
    const world = this.made.get(id) ?? new World(this.now.facts, { clustersDown }, this.now);
    this.made.set(id, world);
    return world;
  }

  /** What was worked out for one service is of no use to the next. */
  forget(): void {
    for (const world of [this.now, ...this.made.values()]) world.forget();
  }
}

const isDeclared = (facts: Facts, key: string): boolean =>
  (facts.state.holders.get(key) ?? []).some(name => {
    const [cluster, service] = [facts.cluster(name), facts.service(name, key)?.value];
    if (cluster === undefined || service === undefined) return false;
    return service.declared === true || facts.pods(cluster, service).declared !== undefined;
  });

/** Whether some cluster sees exports that differ, so that the end of one may change what the others give. */
function isContested(world: World, key: string): boolean {
  return [...world.facts.state.clusters.values()].some(cluster => {
    const { merged } = reconcile(world, cluster, key);
    if (merged === undefined) return false;
    const { families, exports } = merged;
    return (
      merged.conflict !== undefined ||
      exports.some(spec => spec.ipFamilies.length > 0 && spec.ipFamilies.length !== families?.length)
    );
  });
}
