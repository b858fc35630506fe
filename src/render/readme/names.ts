import { fewOf } from '../../findings/index';
import { derivedServiceName } from '../../kinds/index';
import type { ClusterPlan, Plan, ServicePlan } from '../../plan/index';
import { Backends } from './backends';
import { type Circle, circles } from './circles';
import { servesZone, zoneText } from './dns';
import { blocks, tableLine, tableOf } from './markdown';

/** The names under which callers in a cluster reach what the mesh shares. */
export function namesIn(plan: Plan): (cluster: ClusterPlan) => string | undefined {
  const circleOf = circles(plan.clusters);
  const having = new Map(plan.namespaces.map(({ name, clusters }) => [name, new Set(clusters)]));
  const services = plan.services.map(service => ({ service, rowsIn: rowsOf(service) }));
  return cluster => {
    const circle = circleOf.get(cluster.name) ?? [];
    const here = services.filter(({ service }) => having.get(service.namespace)?.has(cluster.name));
    const lines = here.flatMap(({ rowsIn }) => rowsIn(cluster, circle));
    if (lines.length === 0) return undefined;
    return blocks(
      '## Services of the mesh',
      tableOf(['name for callers here', 'backends in'], lines),
      zoneText(
        plan,
        cluster,
        here.map(({ service }) => service),
      ),
    );
  };
}

type Rows = (cluster: ClusterPlan, circle: Circle) => string[];

/** A global service has a name in the clusters that have its Service, an import where somebody exports. */
function rowsOf(service: ServicePlan): Rows {
  const { namespace, name, global, exported } = service;
  const backends = new Backends(service);
  const row = rows(`${name}.${namespace}.svc`);
  const derivedRow = rows(`${exported ? derivedServiceName(namespace, name) : ''}.${namespace}.svc`);
  const zoneRow = rows(`${name}.${namespace}.svc.clusterset.local`);
  return (cluster, circle) => {
    const seen = global && backends.seenFrom(cluster, circle);
    const imported = exported ? backends.sharedIn(circle) : [];
    return [
      ...(seen ? [row(seen)] : []),
      ...(imported.length === 0 ? [] : [derivedRow(imported)]),
      ...(imported.length > 0 && servesZone(cluster) ? [zoneRow(imported)] : []),
    ];
  };
}

/** Rows for a name. The backends of a service are one list for a whole circle, whose row is made once. */
function rows(dns: string): (backends: readonly string[]) => string {
  const made = new WeakMap<readonly string[], string>();
  return backends => {
    const row = made.get(backends) ?? tableLine([`\`${dns}\``, fewOf(backends) || 'no cluster, for now']);
    made.set(backends, row);
    return row;
  };
}
