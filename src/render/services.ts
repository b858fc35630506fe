import {
  type McsApiVersion,
  type PlacedObject,
  service as serviceObject,
  serviceExport,
  type ServicePort,
} from '../kinds/index';
import type { Plan, ServiceMember, ServicePlan } from '../plan/index';

/**
 * The objects of every shared service, by cluster. Members that say the same share one object, so that it is checked
 * and written once however many clusters have it.
 */
export function compileServices(plan: Plan): Map<string, PlacedObject[]> {
  const mcsVersion = new Map(plan.clusters.map(c => [c.name, c.cilium.release.mcsApiVersion]));
  const byCluster = new Map(plan.clusters.map(c => [c.name, [] as PlacedObject[]]));
  for (const service of plan.services) {
    const made = new Map<string, PlacedObject[]>();
    for (const { cluster, ...member } of service.members) {
      const version = mcsVersion.get(cluster);
      if (version === undefined) continue;
      const key = JSON.stringify([version, member]);
      const objects = made.get(key) ?? compile(service, member, version);
      made.set(key, objects);
      byCluster.get(cluster)?.push(...objects);
    }
  }
  return byCluster;
}

type Member = Omit<ServiceMember, 'cluster'>;

function compile(service: ServicePlan, member: Member, version: McsApiVersion): PlacedObject[] {
  const { path } = service;
  const objects = [{ path, object: toService(service, member) }];
  if (service.exported !== undefined && member.role === 'provider' && member.shared)
    objects.push({ path, object: toExport(service, service.exported, version) });
  return objects;
}

function toService(service: ServicePlan, member: Member): PlacedObject['object'] {
  const annotations = service.global === undefined ? {} : globalAnnotations(member);
  return serviceObject({
    metadata: {
      name: service.name,
      namespace: service.namespace,
      ...(Object.keys(annotations).length > 0 && { annotations }),
    },
    spec: {
      type: service.type,
      selector: member.selector,
      ports: service.ports.map((port): ServicePort => {
        const { name, protocol, appProtocol } = port;
        return {
          name,
          port: port.port,
          protocol,
          targetPort: member.targetPorts[name] ?? port.port,
          ...(appProtocol !== undefined && { appProtocol }),
        };
      }),
    },
  });
}

/**
 * Documentation/network/clustermesh/global-services.rst. No affinity is said by leaving it out: written as `none`, some
 * versions take it for one that no remote backend has (cilium/cilium#46623).
 */
function globalAnnotations({ shared, affinity }: Member): Record<string, string> {
  return {
    'service.cilium.io/global': 'true',
    'service.cilium.io/shared': String(shared),
    ...(affinity !== 'none' && { 'service.cilium.io/affinity': affinity }),
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
