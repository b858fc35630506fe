import type { MeshState } from '../../mesh/index';
import { Facts } from './facts';
import { resolveImported, resolveService } from './resolve-parts';
import { World } from './world';

/** The clusters that answer callers in one cluster, by each of the names of a service that is there. */
export interface Providers {
  readonly service?: readonly string[];
  readonly imported?: readonly string[];
}

/** Who answers whom in a mesh that is well: the same as `resolve`, for many questions at little cost each. */
export function providersIn(state: MeshState): (caller: string, key: string) => Providers {
  const world = new World(new Facts(state));
  return (caller, key) => {
    const cluster = state.clusters.get(caller);
    if (cluster === undefined) return {};
    const [own, imported] = [
      resolveService(world, cluster, key).served,
      resolveImported(world, cluster, key).served,
    ];
    return {
      ...(own !== undefined && { service: own.clusters }),
      ...(imported !== undefined && { imported: imported.clusters }),
    };
  };
}
