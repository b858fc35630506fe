import type { BackendPlan, ControllerPlan, EntrancePlan } from '../gateway-plan';
import type { ServicePlan } from '../service-plan';

/** What tells Traefik to dial the address of a Service: its provider of Gateway API, and the one of Ingresses. */
const ofGateways = 'traefik.io/service.nativelb';
const ofIngresses = 'traefik.ingress.kubernetes.io/service.nativelb';

/** Service path -> cluster -> annotations. */
type Told = Map<string, Map<string, Record<string, string>>>;

/** The services, those that Traefik shall reach by their address with the annotation that tells it so. */
export function withNativeBalancing(
  services: readonly ServicePlan[],
  { routes, ingresses }: EntrancePlan,
): ServicePlan[] {
  const told: Told = new Map();
  for (const { clusters, gateways, rules } of routes)
    for (const { gateway } of gateways) {
      const there = new Set(gateway.clusters);
      const both = clusters.filter(cluster => there.has(cluster));
      if (isTold(gateway.controller))
        tell(
          told,
          rules.flatMap(({ backends }) => backends),
          both,
          ofGateways,
        );
    }
  for (const ingress of ingresses)
    if (isTold(ingress.controller)) tell(told, backendsOf(ingress), ingress.clusters, ofIngresses);
  return services.map(service => annotated(service, told));
}

/** Every backend of an Ingress. */
export function backendsOf({ rules, defaultBackend }: EntrancePlan['ingresses'][number]): BackendPlan[] {
  const ofPaths = rules.flatMap(({ paths }) => paths.map(({ backend }) => backend));
  return defaultBackend === undefined ? ofPaths : [...ofPaths, defaultBackend];
}

const isTold = ({ kind, dials }: ControllerPlan): boolean => kind === 'traefik' && dials === 'clusterIp';

function tell(told: Told, backends: readonly BackendPlan[], clusters: readonly string[], key: string): void {
  for (const { service } of backends) {
    if (service === undefined) continue;
    const byCluster = told.get(service) ?? new Map<string, Record<string, string>>();
    told.set(service, byCluster);
    for (const cluster of clusters) byCluster.set(cluster, { ...byCluster.get(cluster), [key]: 'true' });
  }
}

/** A Service that others bring is told by those. */
function annotated(service: ServicePlan, told: Told): ServicePlan {
  const byCluster = told.get(service.path);
  if (byCluster === undefined || service.owner !== 'meshprint') return service;
  return {
    ...service,
    members: service.members.map(member => {
      const annotations = byCluster.get(member.cluster);
      return annotations === undefined
        ? member
        : { ...member, annotations: { ...annotations, ...member.annotations } };
    }),
  };
}
