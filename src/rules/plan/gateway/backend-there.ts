import { type Detail, fewOf } from '../../../findings/index';
import type { Plan, ServicePlan } from '../../../plan/index';
import type { PlanRule } from '../../rule';
import { linksBetween } from '../linked';
import { type Use, usesOf } from './uses';

export const backendThere: PlanRule = {
  id: 'route/backend-not-there',
  severity: 'error',
  breaks:
    'Requests are answered with an error: in that cluster the backend does not exist (BackendNotFound).',
  docs: 'Documentation/network/clustermesh/global-services.rst; cilium/cilium#40956',
  *check(plan) {
    const uses = [...usesOf(plan)];
    if (uses.length === 0) return;
    const around = lookups(plan);
    for (const use of uses) {
      const detail = problem(use, around);
      if (detail !== undefined) yield detail;
    }
  },
};

interface Lookups {
  readonly services: ReadonlyMap<string, ServicePlan>;
  readonly members: ReadonlyMap<string, ReadonlySet<string>>;
  readonly having: ReadonlyMap<string, ReadonlySet<string>>;
  readonly areLinked: (one: string, other: string) => boolean;
}

const lookups = ({ services, namespaces, clusters }: Plan): Lookups => ({
  services: new Map(services.map(service => [service.path, service])),
  members: new Map(
    services.map(({ path, members }) => [path, new Set(members.map(({ cluster }) => cluster))]),
  ),
  having: new Map(namespaces.map(({ name, clusters: names }) => [name, new Set(names)])),
  areLinked: linksBetween(clusters),
});

function problem({ at, clusters, backend }: Use, around: Lookups): Detail | undefined {
  const { namespace, kind } = backend;
  const having = around.having.get(namespace);
  const bare = having === undefined ? [] : clusters.filter(name => !having.has(name));
  if (bare.length > 0)
    return {
      at,
      clusters: bare,
      message: `'${at}' sends traffic to '${namespace}/${backend.name}', and ${fewOf(bare)} does not have that namespace`,
      hint: `Give the namespace '${namespace}' these clusters too.`,
    };
  const service = around.services.get(backend.service ?? '');
  if (service === undefined) return undefined;
  return kind === 'Service'
    ? noService({ at, clusters }, service, around)
    : noImport({ at, clusters }, service, around);
}

type Place = Pick<Use, 'at' | 'clusters'>;

function noService({ at, clusters }: Place, { path }: ServicePlan, { members }: Lookups): Detail | undefined {
  const without = clusters.filter(name => members.get(path)?.has(name) !== true);
  if (without.length === 0) return undefined;
  return {
    at,
    clusters: without,
    message: `'${at}' sends traffic to the global service '${path}', which ${fewOf(without)} does not have`,
    hint: `Add ${fewOf(without)} to the consumers of '${path}'.`,
  };
}

/** What people leave drained is told of at the service. */
function noImport({ at, clusters }: Place, service: ServicePlan, { areLinked }: Lookups): Detail | undefined {
  const exporters = service.members.filter(({ role }) => role === 'provider').map(({ cluster }) => cluster);
  const exporting = new Set(exporters);
  const without = clusters.filter(
    name => !exporting.has(name) && !exporters.some(exporter => areLinked(name, exporter)),
  );
  if (without.length === 0 || exporters.length === 0) return undefined;
  return {
    at,
    clusters: without,
    message: `'${at}' sends traffic to the import of '${service.path}', of which no exporter is linked with ${fewOf(without)}`,
    expected: `a link with ${exporters.slice(0, 3).join(' or ')}`,
    hint: 'Link them in mesh.topology, or leave these clusters out of the route.',
  };
}
