import type { MeshCluster } from '../../mesh/index';
import type { SlimCluster } from './services-data';

/** What the simulator of services reads of a cluster, and of it what concerns some services. */
export function slimOf(cluster: MeshCluster, keys: ReadonlySet<string>): SlimCluster {
  const namespaces = new Set([...keys].map(key => key.slice(0, key.indexOf('/'))));
  const { minor, ...settings } = cluster.settings;
  return {
    name: cluster.name,
    settings: { ...settings, minor: Number.isFinite(minor) ? minor : null, policy: undefined },
    namespaces: entries(cluster.namespaces, namespaces),
    services: entries(cluster.services, keys),
    exports: entries(cluster.exports, keys),
    workloads: entries(cluster.workloads, namespaces),
    ...(cluster.provides !== undefined && { provides: [...cluster.provides].filter(key => keys.has(key)) }),
    ...(cluster.clustersetDns !== undefined && { clustersetDns: cluster.clustersetDns }),
  };
}

const entries = <T>(map: ReadonlyMap<string, T>, only: ReadonlySet<string>): Record<string, T> =>
  Object.fromEntries([...map].filter(([key]) => only.has(key)));
