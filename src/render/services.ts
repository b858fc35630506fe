import {
  type McsApiVersion,
  type PlacedObject,
  service as serviceObject,
  serviceExport,
  type ServicePort,
} from '../kinds/index';
import { jsonText } from '../kinds/json-text';
import type { Plan, ServiceMember, ServicePlan } from '../plan/index';

/** Objects of one cluster's shared services. */
export interface ServiceObjects {
  readonly objects: readonly PlacedObject[];
  /** Annotations for Services that other manifests bring; each is applied on its own. */
  readonly borrowed: readonly BorrowedService[];
  /** Services that other manifests bring, as the blueprint describes them; never written. */
  readonly declared: readonly PlacedObject[];
  /** Services with pods in the cluster, as `namespace/name`; never written. */
  readonly provided: readonly string[];
}

/** Annotations for a Service that other manifests bring. */
export interface BorrowedService {
  readonly service: ServicePlan;
  readonly object: PlacedObject;
}

/**
 * The objects of every shared service, by cluster. Members that say the same share one object, so that it is checked
 * and written once however many clusters have it.
 */
export function compileServices(plan: Plan): Map<string, ServiceObjects> {
  const mcsVersion = new Map(plan.clusters.map(c => [c.name, c.cilium.release.mcsApiVersion]));
  const byCluster = new Map(plan.clusters.map(c => [c.name, empty()]));
  for (const service of plan.services) {
    const made = new Map<string, ServiceObjects>();
    for (const member of service.members) {
      const { cluster, role, shared, affinity, selector, targetPorts, annotations } = member;
      const [version, objects] = [mcsVersion.get(cluster), byCluster.get(cluster)];
      if (version === undefined || objects === undefined) continue;
      const maps = [selector, targetPorts, annotations].map(jsonText).join(' ');
      const key = `${version} ${role} ${String(shared)} ${affinity} ${maps}`;
      const compiled = made.get(key) ?? compile(service, member, version);
      made.set(key, compiled);
      objects.objects.push(...compiled.objects);
      objects.borrowed.push(...compiled.borrowed);
      objects.declared.push(...compiled.declared);
      objects.provided.push(...compiled.provided);
    }
  }
  return byCluster;
}

const empty = () => ({
  objects: [] as PlacedObject[],
  borrowed: [] as BorrowedService[],
  declared: [] as PlacedObject[],
  provided: [] as string[],
});

type Member = Omit<ServiceMember, 'cluster'>;

function compile(service: ServicePlan, member: Member, version: McsApiVersion): ServiceObjects {
  const { path, exported, global } = service;
  const exports =
    exported !== undefined && member.shared ? [{ path, object: toExport(service, exported, version) }] : [];
  // Without an export nobody but the provider's own cluster needs the Service of an exported service.
  const whole = { path, object: toService(service, member) };
  const provided = member.role === 'provider' ? [`${service.namespace}/${service.name}`] : [];
  if (service.owner === 'meshprint')
    return { objects: [whole, ...exports], borrowed: [], declared: [], provided };
  const borrowed =
    global === undefined ? [] : [{ service, object: { path, object: toAnnotations(service, member) } }];
  return { objects: exports, borrowed, declared: [whole], provided };
}

function toService(service: ServicePlan, member: Member): PlacedObject['object'] {
  const { name, namespace, headless, type, sessionAffinitySeconds: seconds, trafficDistribution } = service;
  const annotations = { ...member.annotations, ...globalAnnotations(service, member) };
  return serviceObject({
    metadata: { name, namespace, ...(Object.keys(annotations).length > 0 && { annotations }) },
    spec: {
      ...(headless ? { clusterIP: 'None' } : { type }),
      ...(Object.keys(member.selector).length > 0 && { selector: member.selector }),
      ports: ports(service, member),
      ...(seconds !== undefined && {
        sessionAffinity: 'ClientIP',
        sessionAffinityConfig: { clientIP: { timeoutSeconds: seconds } },
      }),
      ...(trafficDistribution !== undefined && { trafficDistribution }),
    },
  });
}

function ports(service: ServicePlan, member: Member): ServicePort[] {
  return service.ports.map(({ name, port, protocol, appProtocol }) => ({
    name,
    port,
    protocol,
    targetPort: member.targetPorts[name] ?? port,
    ...(appProtocol !== undefined && { appProtocol }),
  }));
}

/**
 * Only what makes it global: server-side apply adds these to the Service that is there, and owns nothing else of it.
 */
function toAnnotations(service: ServicePlan, member: Member): PlacedObject['object'] {
  const { name, namespace } = service;
  const annotations = {
    ...globalAnnotations(service, member),
    'kustomize.toolkit.fluxcd.io/ssa': 'Merge',
  };
  return { apiVersion: 'v1', kind: 'Service', metadata: { name, namespace, annotations } };
}

/**
 * Documentation/network/clustermesh/global-services.rst. No affinity is said by leaving it out: written as `none`, some
 * versions take it for one that no remote backend has (cilium/cilium#46623).
 */
function globalAnnotations(
  { global, headless }: ServicePlan,
  { shared, affinity }: Member,
): Record<string, string> {
  if (global === undefined) return {};
  const { syncEndpointSlices } = global;
  return {
    'service.cilium.io/global': 'true',
    'service.cilium.io/shared': String(shared),
    ...(affinity !== 'none' && { 'service.cilium.io/affinity': affinity }),
    // Off is what every minor takes where nothing is said, but for headless services.
    ...((syncEndpointSlices || headless) && {
      'service.cilium.io/global-sync-endpoint-slices': String(syncEndpointSlices),
    }),
  };
}

/** Equal in every exporter: Cilium reports a conflict on the slightest difference. */
function toExport(
  { name, namespace }: ServicePlan,
  { labels, annotations }: NonNullable<ServicePlan['exported']>,
  version: McsApiVersion,
): PlacedObject['object'] {
  const spec = {
    ...(Object.keys(labels).length > 0 && { exportedLabels: labels }),
    ...(Object.keys(annotations).length > 0 && { exportedAnnotations: annotations }),
  };
  return serviceExport(version, {
    metadata: { name, namespace },
    ...(Object.keys(spec).length > 0 && { spec }),
  });
}
