import type { FleetProps } from '../model/index';
import type { BlueprintFiles } from './files';
import type { MeshPlan } from './plan';
import { resolveTrust } from './trust';

/** What holds for every cluster of the mesh, with its defaults. */
export function resolveMesh({ mesh }: Pick<FleetProps, 'mesh'>, files: BlueprintFiles): MeshPlan {
  return {
    domain: mesh.domain,
    maxConnectedClusters: sizeOf({ mesh }),
    namespaceScope: mesh.namespaceScope ?? 'global',
    trust: resolveTrust(mesh.trust, files),
  };
}

/** How many clusters the mesh can ever have. */
export function sizeOf({ mesh }: Pick<FleetProps, 'mesh'>): 255 | 511 {
  return mesh.maxConnectedClusters ?? 255;
}
