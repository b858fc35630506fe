import { fewOf } from '../../findings/index';
import { derivedServiceName } from '../../kinds/index';
import type { ClusterPlan, Plan, ServicePlan } from '../../plan/index';
import { Backends } from './backends';
import type { Circle } from './circles';
import { servesZone, zoneText } from './dns';
import { blocks, tableLine, tableOf } from './markdown';

/** The names under which callers in a cluster reach what the mesh shares. */
export function namesIn(plan: Plan): (cluster: ClusterPlan, circle: Circle) => string | undefined {
  const having = new Map(plan.namespaces.map(({ name, clusters }) => [name, new Set(clusters)]));
  const services = plan.services.map(service => ({ service, backends: new Backends(service) }));
  const tables = new Map<Circle, Map<string, string>>();
  return (cluster, circle) => {
    const here = services.filter(({ service }) => having.get(service.namespace)?.has(cluster.name));
    const made = tables.get(circle) ?? new Map<string, string>();
    tables.set(circle, made);
    const kind = kindOf(cluster, here);
    const table = made.get(kind) ?? tableIn(cluster, circle, here);
    made.set(kind, table);
    if (table === '') return undefined;
    const those = here.map(({ service }) => service);
    return blocks('## Services of the mesh', table, zoneText(plan, cluster, those));
  };
}

interface Shared {
  readonly service: ServicePlan;
  readonly backends: Backends;
}

/** The same for clusters of a circle that see the same backends of the same services, under the same names. */
function kindOf(cluster: ClusterPlan, services: readonly Shared[]): string {
  const parts = services.map(({ service, backends }) => `${service.path} ${backends.kindOf(cluster)}`);
  return `${String(servesZone(cluster))} ${parts.join(' ')}`;
}

function tableIn(cluster: ClusterPlan, circle: Circle, services: readonly Shared[]): string {
  const rows = services.flatMap(shared => rowsOf(shared, cluster, circle));
  return rows.length === 0 ? '' : tableOf(['name for callers here', 'backends in'], rows);
}

/** A global service has a name in the clusters that have its Service, an import where somebody exports. */
function rowsOf({ service, backends }: Shared, cluster: ClusterPlan, circle: Circle): string[] {
  const { namespace, name, global, exported } = service;
  const seen = global && backends.seenFrom(cluster, circle);
  const imported = exported ? backends.sharedIn(circle) : [];
  return [
    ...(seen ? [row(`${name}.${namespace}.svc`, seen)] : []),
    ...(imported.length === 0
      ? []
      : [
          row(`${derivedServiceName(namespace, name)}.${namespace}.svc`, imported),
          ...(servesZone(cluster) ? [row(`${name}.${namespace}.svc.clusterset.local`, imported)] : []),
        ]),
  ];
}

const row = (dns: string, backends: readonly string[]): string =>
  tableLine([`\`${dns}\``, fewOf(backends) || 'no cluster, for now']);
