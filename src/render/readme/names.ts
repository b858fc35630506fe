import { fewOf } from '../../findings/index';
import { derivedServiceName } from '../../kinds/index';
import type { ClusterPlan, Plan, ServicePlan } from '../../plan/index';
import { Backends } from './backends';
import { type Circle, circles } from './circles';
import { servesZone, zoneText } from './dns';
import { blocks, table } from './markdown';

/** The names under which callers in a cluster reach what the mesh shares. */
export function namesIn(plan: Plan): (cluster: ClusterPlan) => string | undefined {
  const circleOf = circles(plan.clusters);
  const having = new Map(plan.namespaces.map(({ name, clusters }) => [name, new Set(clusters)]));
  const services = plan.services.map(service => ({ service, rowsIn: rowsOf(service) }));
  return cluster => {
    const circle = circleOf.get(cluster.name) ?? [];
    const here = services.filter(({ service }) => having.get(service.namespace)?.has(cluster.name));
    const rows = here.flatMap(({ rowsIn }) => rowsIn(cluster, circle));
    if (rows.length === 0) return undefined;
    return blocks(
      '## Services of the mesh',
      table(['name for callers here', 'backends in'], rows),
      zoneText(
        plan,
        cluster,
        here.map(({ service }) => service),
      ),
    );
  };
}

type Rows = (cluster: ClusterPlan, circle: Circle) => string[][];

/** A global service has a name in the clusters that have its Service, an import where somebody exports. */
function rowsOf(service: ServicePlan): Rows {
  const { namespace, name, global, exported } = service;
  const backends = new Backends(service);
  const derived = exported && derivedServiceName(namespace, name);
  return (cluster, circle) => {
    const seen = global && backends.seenFrom(cluster, circle);
    const imported = exported ? backends.sharedIn(circle) : [];
    return [
      ...(seen ? [row(`${name}.${namespace}.svc`, seen)] : []),
      ...(imported.length === 0
        ? []
        : [
            row(`${derived}.${namespace}.svc`, imported),
            ...(servesZone(cluster) ? [row(`${name}.${namespace}.svc.clusterset.local`, imported)] : []),
          ]),
    ];
  };
}

const row = (dns: string, backends: readonly string[]): string[] => [`\`${dns}\``, textOf(backends)];

/** The backends of a service are the same list for a whole circle. */
const texts = new WeakMap<readonly string[], string>();

function textOf(backends: readonly string[]): string {
  const text = texts.get(backends) ?? (fewOf(backends) || 'no cluster, for now');
  texts.set(backends, text);
  return text;
}
