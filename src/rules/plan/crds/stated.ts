import type { ClusterPlan, Plan, StatedCrds } from '../../../plan/index';

/** A place of the model that says where the CRDs of an API come from, with the clusters that it holds for. */
export interface StatedPlace {
  readonly api: 'gatewayApi' | 'mcsApi';
  readonly stated: StatedCrds;
  readonly clusters: readonly ClusterPlan[];
  /** Their names for a finding: none where the fleet itself says it. */
  readonly names: readonly string[];
}

/** Every place that says where CRDs come from, once. */
export function statedPlaces({ clusters }: Plan): StatedPlace[] {
  const places = new Map<string, StatedPlace & { clusters: ClusterPlan[] }>();
  for (const cluster of clusters)
    for (const api of ['gatewayApi', 'mcsApi'] as const) {
      const { stated } = cluster.crds[api];
      if (stated === undefined) continue;
      const key = `${api} ${stated.path}`;
      const place = places.get(key);
      if (place !== undefined) place.clusters.push(cluster);
      else {
        const names = stated.path === '' ? [] : [cluster.name];
        places.set(key, { api, stated, clusters: [cluster], names });
      }
    }
  return [...places.values()];
}
