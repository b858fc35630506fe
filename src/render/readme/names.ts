import { derivedServiceName } from '../../kinds/index';
import type { ClusterPlan, Plan, ServiceMember, ServicePlan } from '../../plan/index';
import { servesZone, zoneText } from './dns';
import { blocks, fewOf, table } from './markdown';

/** The names under which callers in this cluster reach what the mesh shares. */
export function names(plan: Plan, cluster: ClusterPlan): string | undefined {
  const here = new Set(plan.namespaces.filter(n => n.clusters.includes(cluster.name)).map(n => n.name));
  const rows = plan.services
    .filter(service => here.has(service.namespace))
    .flatMap(service => [...ofService(service, cluster), ...ofImport(service, cluster)]);
  if (rows.length === 0) return undefined;
  return blocks(
    '## Services of the mesh',
    table(['name for callers here', 'backends in'], rows),
    zoneText(plan, cluster),
  );
}

const row = (dns: string, backends: readonly ServiceMember[]): string[] => [
  `\`${dns}\``,
  fewOf(backends.map(member => member.cluster)) || 'no cluster, for now',
];

/** A global service, in the clusters that have its Service: a drained provider still serves its own callers. */
function ofService({ namespace, name, global, members }: ServicePlan, cluster: ClusterPlan): string[][] {
  const isMember = members.some(member => member.cluster === cluster.name);
  if (global === undefined || !isMember) return [];
  const linked = new Set(cluster.peers);
  const backends = members.filter(
    ({ role, cluster: name, shared }) =>
      role === 'provider' && (name === cluster.name || (shared && linked.has(name))),
  );
  return [row(`${name}.${namespace}.svc`, backends)];
}

/** An import, which is there while somebody exports. */
function ofImport({ namespace, name, exported, members }: ServicePlan, cluster: ClusterPlan): string[][] {
  if (exported === undefined) return [];
  const known = new Set([cluster.name, ...cluster.peers]);
  const backends = members.filter(member => member.shared && known.has(member.cluster));
  if (backends.length === 0) return [];
  return [
    row(`${derivedServiceName(namespace, name)}.${namespace}.svc`, backends),
    ...(servesZone(cluster) ? [row(`${name}.${namespace}.svc.clusterset.local`, backends)] : []),
  ];
}
