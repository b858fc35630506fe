import type { FleetProps } from '../model/index';
import type { BlueprintFiles } from './files';
import type { MeshPlan } from './plan';
import { resolveTrust } from './trust';

/** What holds for every cluster of the mesh, with its defaults. */
export function resolveMesh({ mesh }: FleetProps, files: BlueprintFiles): MeshPlan {
  return {
    domain: mesh.domain,
    maxConnectedClusters: mesh.maxConnectedClusters ?? 255,
    trust: resolveTrust(mesh.trust, files),
  };
}
