import { isGlobalNamespace, type MeshCluster, type MeshState } from '../../mesh/index';
import type { ServicePlan } from '../../plan/index';
import { failover, sharingOf } from '../../simulate/index';
import type { Sources } from './input';
import type { AloneData, MemberData, ServiceData, ServicesData } from './services-data';
import { slimOf } from './slim';

/** The names that clusters share, and what the simulator needs to answer for them. */
export function servicesOf({ synthesis: { plan }, state }: Sources): ServicesData {
  const planned = new Map(plan?.services.map(service => [`${service.namespace}/${service.name}`, service]));
  const keys = [...state.holders.keys()].filter(key => planned.has(key) || isShared(state, key)).sort();
  return {
    services: keys.map(key => serviceData(state, key, planned.get(key))),
    alone: aloneIn(state),
    mesh: [...state.clusters.values()].map(cluster => slimOf(cluster, new Set(keys))),
  };
}

function aloneIn(state: MeshState): AloneData[] {
  const found = new Map<string, { readonly lost: Set<string>; readonly callers: Set<string> }>();
  for (const { service, down, consumers } of failover(state, { depth: 1 }).losses)
    for (const cluster of down) {
      const known = found.get(cluster) ?? { lost: new Set<string>(), callers: new Set<string>() };
      found.set(cluster, known);
      known.lost.add(service);
      for (const caller of consumers) known.callers.add(caller);
    }
  return [...found]
    .map(([cluster, { lost, callers }]) => ({ cluster, lost: [...lost], callers: callers.size }))
    .sort((a, b) => b.lost.length - a.lost.length || (a.cluster < b.cluster ? -1 : 1));
}

const holdersOf = ({ holders, clusters }: MeshState, key: string): MeshCluster[] =>
  (holders.get(key) ?? []).flatMap(name => clusters.get(name) ?? []);

const isShared = (state: MeshState, key: string): boolean =>
  holdersOf(state, key).some(cluster => cluster.exports.has(key) || sharing(cluster, key)?.global === true);

function sharing(cluster: MeshCluster, key: string): ReturnType<typeof sharingOf> | undefined {
  const service = cluster.services.get(key)?.value;
  return service && sharingOf(service, cluster.settings.version);
}

function serviceData(state: MeshState, key: string, plan: ServicePlan | undefined): ServiceData {
  const holders = holdersOf(state, key);
  const [first] = holders.flatMap(cluster => cluster.services.get(key) ?? []);
  const path = plan?.path ?? first?.path;
  return {
    key,
    ...(path !== undefined && { path }),
    ...(plan?.cutFrom !== undefined && { cutFrom: plan.cutFrom }),
    isGlobal: holders.some(cluster => sharing(cluster, key)?.global === true),
    isExported: holders.some(cluster => cluster.exports.has(key)),
    isHeadless: first?.value.headless ?? plan?.headless ?? false,
    ports: (first?.value.ports ?? plan?.ports ?? []).map(({ name, port, protocol }) => ({
      name,
      port,
      protocol,
    })),
    members: plan === undefined ? holders.map(cluster => seenMember(cluster, key)) : plannedMembers(plan),
  };
}

const plannedMembers = ({ members }: ServicePlan): MemberData[] =>
  members.map(({ cluster, role, shared, affinity }) => ({
    cluster,
    role: role === 'provider' && !shared ? 'kept' : role,
    affinity,
  }));

/** Of a Service that only objects tell of. */
function seenMember(cluster: MeshCluster, key: string): MemberData {
  const found = sharing(cluster, key);
  const isOpen = isGlobalNamespace(cluster, key.slice(0, key.indexOf('/'))) === true;
  const gives = found?.shared === true || cluster.exports.has(key);
  const role = gives ? (isOpen ? 'provider' : 'kept') : found?.global === true ? 'consumer' : 'kept';
  return { cluster: cluster.name, role, affinity: found?.affinity ?? 'none' };
}
