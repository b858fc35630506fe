import type { MeshCluster, MeshState } from '../../mesh/index';

/** The clusters that export a name. */
export function exportersOf({ holders, clusters }: MeshState, key: string): string[] {
  return (holders.get(key) ?? []).filter(name => clusters.get(name)?.exports.has(key));
}

/** Every cluster may import what is exported; only those that have a Service call it by the Service. */
export function consumersOf(
  { clusters, holders }: MeshState,
  key: string,
  exported: boolean,
): readonly MeshCluster[] {
  if (exported) return [...clusters.values()];
  return (holders.get(key) ?? []).flatMap(name => clusters.get(name) ?? []);
}
