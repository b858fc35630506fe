import type { FleetProps } from '../model/index';
import type { MeshPlan } from './plan';

/** What holds for every cluster of the mesh, with its defaults. */
export function resolveMesh({ mesh }: Pick<FleetProps, 'mesh'>): MeshPlan {
  return {
    domain: mesh.domain,
    maxConnectedClusters: sizeOf({ mesh }),
    namespaceScope: mesh.namespaceScope ?? 'global',
  };
}

/** How many clusters the mesh can ever have. */
export function sizeOf({ mesh }: Pick<FleetProps, 'mesh'>): 255 | 511 {
  return mesh.maxConnectedClusters ?? 255;
}
