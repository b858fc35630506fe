import type { FleetProps } from '../model/index';
import type { MeshPlan } from './plan';
import { resolveTrust } from './trust';

/** What holds for every cluster of the mesh, with its defaults. */
export function resolveMesh({ mesh }: FleetProps): MeshPlan {
  return {
    domain: mesh.domain,
    maxConnectedClusters: mesh.maxConnectedClusters ?? 255,
    namespaceScope: mesh.namespaceScope ?? 'global',
    trust: resolveTrust(mesh.trust),
  };
}
