import type { MeshCluster, MeshState } from './state';

/**
 * A mesh with the workloads that another state of the same fleet has only by declaration. Trees that are read back hold
 * none; without them, a comparison of two moments would take the pods of other manifests for new ones.
 */
export function withDeclaredOf(state: MeshState, other: MeshState): MeshState {
  const clusters = [...state.clusters].map(([name, cluster]) => {
    const declaring = other.clusters.get(name);
    return [name, declaring === undefined ? cluster : laidOver(cluster, declaring)] as const;
  });
  return { ...state, clusters: new Map(clusters) };
}

function laidOver(cluster: MeshCluster, declaring: MeshCluster): MeshCluster {
  const workloads = new Map(cluster.workloads);
  for (const [namespace, list] of declaring.workloads) {
    if (!cluster.namespaces.has(namespace)) continue;
    const there = cluster.workloads.get(namespace) ?? [];
    const names = new Set(there.map(({ value }) => value.name));
    const missing = list.filter(({ value }) => value.declared === true && !names.has(value.name));
    if (missing.length > 0) workloads.set(namespace, [...there, ...missing]);
  }
  return { ...cluster, workloads };
}
