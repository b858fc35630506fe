import type { MeshCluster, MeshState } from '../../mesh/index';
import type { SlimCluster } from '../data/services-data';
import type { Fleet } from './fleet';

const known = new WeakMap<Fleet, MeshState>();

/** The mesh as the simulator of services reads it. */
export function meshOf(fleet: Fleet): MeshState {
  const state = known.get(fleet) ?? revive(fleet);
  known.set(fleet, state);
  return state;
}

function revive(fleet: Fleet): MeshState {
  const clusters = new Map(fleet.data.services.mesh.map(slim => [slim.name, clusterOf(slim)]));
  const holders = new Map<string, string[]>();
  for (const [name, { services, exports }] of clusters)
    for (const key of new Set([...services.keys(), ...exports.keys()])) {
      const list = holders.get(key) ?? [];
      holders.set(key, list);
      list.push(name);
    }
  const links = new Map([...clusters.keys()].map(name => [name, fleet.peersOf(name).sort()]));
  return { clusters, links, oneSided: [], holders, notes: [] };
}

/** Equal parts are one object in the page, so that equal maps are too. */
const maps = new WeakMap<object, ReadonlyMap<string, unknown>>();

function mapOf<T>(entries: Readonly<Record<string, T>>): ReadonlyMap<string, T> {
  const map = maps.get(entries) ?? new Map<string, unknown>(Object.entries(entries));
  maps.set(entries, map);
  return map as ReadonlyMap<string, T>;
}

const clusterOf = (slim: SlimCluster): MeshCluster => ({
  name: slim.name,
  // Policies are not asked about here, so that nothing reads what decides about them.
  settings: {
    ...slim.settings,
    minor: slim.settings.minor ?? Infinity,
  } as unknown as MeshCluster['settings'],
  peers: [],
  namespaces: mapOf(slim.namespaces),
  services: mapOf(slim.services),
  exports: mapOf(slim.exports),
  workloads: mapOf(slim.workloads),
  policies: new Map(),
  ...(slim.provides !== undefined && { provides: new Set(slim.provides) }),
  ...(slim.clustersetDns !== undefined && { clustersetDns: slim.clustersetDns }),
});
