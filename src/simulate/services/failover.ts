import type { MeshCluster, MeshState } from '../../mesh/index';
import { Facts } from './facts';
import type { Inputs } from './inputs';
import { reconcile } from './mcs/reconcile';
import { type Failover, Findings } from './failover-findings';
import { reachOf } from './reach';
import { subsets } from './subsets';
import { World } from './world';

/** Up to how many clusters are thought of as gone, and what no repository knows. */
export interface FailoverOptions {
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
  const facts = new Facts(state, inputs);
  const found = new Findings();
  for (const key of [...state.holders.keys()].sort()) {
    // A world remembers what operators made of a name; nothing of it is of use to the next one.
    const world = new World(facts);
    const exporters = exportersOf(state, key);
    const mayChange = exporters.length > 0 && isContested(world, key);
    if (mayChange && exporters.length > fewExporters) found.approximate.push(key);
    const worlds =
      mayChange && exporters.length <= fewExporters ? worldsWithout(world, exporters, depth) : [];
    for (const cluster of consumersOf(state, key, exporters.length > 0)) {
      const reaches = reachOf(world, cluster, key);
      for (const reach of reaches) found.addReach(key, cluster, reach, depth);
      for (const [down, changed] of worlds)
        if (!down.includes(cluster.name))
          found.addChange(key, cluster, down, { before: reaches, after: reachOf(changed, cluster, key) });
    }
  }
  return found.result(depth);
}

function exportersOf({ holders, clusters }: MeshState, key: string): string[] {
  return (holders.get(key) ?? []).filter(name => clusters.get(name)?.exports.has(key));
}

/** Every cluster may import what is exported; only those that have a Service call it by the Service. */
function consumersOf(
  { clusters, holders }: MeshState,
  key: string,
  exported: boolean,
): readonly MeshCluster[] {
  if (exported) return [...clusters.values()];
  return (holders.get(key) ?? []).flatMap(name => clusters.get(name) ?? []);
}

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

type Tried = readonly [down: readonly string[], world: World];

function worldsWithout(before: World, exporters: readonly string[], depth: number): Tried[] {
  const without = (clustersDown: readonly string[]): World =>
    new World(before.facts, { clustersDown }, before);
  return [...subsets(exporters, depth)].map(down => [down, without(down)]);
}
