import type { Found, MeshCluster, PortFacts, ServiceExportFacts, ServiceFacts } from '../../../mesh/index';
import type { Facts } from '../facts';
import { familiesOf } from '../families';
import { serviceKey } from '../offer';
import { operatorOf } from './operator';

/** A port as it is exported: without what only its own cluster needs. */
export type ExportedPort = Pick<PortFacts, 'name' | 'port' | 'protocol' | 'appProtocol'>;

/** An export as other clusters read it (cilium pkg/clustermesh/mcsapi/types MCSAPIServiceSpec). */
export interface ExportSpec {
  readonly cluster: string;
  /** Seconds since 1970; undefined when nobody said, which counts as older than everything. */
  readonly createdAt?: number;
  readonly ports: readonly ExportedPort[];
  readonly type: 'ClusterSetIP' | 'Headless';
  readonly sessionAffinity: string;
  readonly sessionAffinityTimeout?: number;
  readonly annotations: Readonly<Record<string, string>>;
  readonly labels: Readonly<Record<string, string>>;
  /** Empty from a cluster whose Cilium does not export them. */
  readonly ipFamilies: readonly string[];
  readonly internalTrafficPolicy?: string;
  readonly trafficDistribution?: string;
}

/** A cluster's own export of a Service, before anything is known of others. */
export function exportSpec(
  facts: Facts,
  cluster: MeshCluster,
  service: ServiceFacts,
  { exportedAnnotations, exportedLabels }: ServiceExportFacts,
): ExportSpec {
  const operator = operatorOf(cluster.settings);
  const createdAt = facts.exportedAt(cluster.name, serviceKey(service));
  const { sessionAffinityTimeout, internalTrafficPolicy, trafficDistribution } = service;
  return {
    cluster: cluster.name,
    ...(createdAt !== undefined && { createdAt }),
    ports: service.ports.map(({ name, port, protocol, appProtocol }) => ({
      name,
      port,
      protocol,
      ...(appProtocol !== undefined && { appProtocol }),
    })),
    type: service.headless ? 'Headless' : 'ClusterSetIP',
    sessionAffinity: service.sessionAffinity,
    ...(sessionAffinityTimeout !== undefined && { sessionAffinityTimeout }),
    annotations: exportedAnnotations,
    labels: exportedLabels,
    ipFamilies: operator.families ? familiesOf(service, cluster.settings) : [],
    ...(operator.traffic && { internalTrafficPolicy }),
    ...(operator.traffic && trafficDistribution !== undefined && { trafficDistribution }),
  };
}

/** Why a ServiceExport exports nothing. */
export type Invalid = 'NamespaceNotGlobal' | 'NoService' | 'InvalidServiceType';

/** A ServiceExport as its own cluster's operator judges it. */
export function judgeExport(
  facts: Facts,
  cluster: MeshCluster,
  exported: Found<ServiceExportFacts>,
  isGlobal: boolean,
): ExportSpec | Invalid {
  const { namespace, name } = exported.value;
  const service = facts.service(cluster.name, `${namespace}/${name}`)?.value;
  if (!isGlobal) return 'NamespaceNotGlobal';
  if (service === undefined) return 'NoService';
  if (service.type === 'ExternalName') return 'InvalidServiceType';
  return exportSpec(facts, cluster, service, exported.value);
}

const known = {
  sessionAffinity: new Set(['ClientIP', 'None']),
  internalTrafficPolicy: new Set([undefined, 'Cluster', 'Local']),
  trafficDistribution: new Set([undefined, 'PreferClose', 'PreferSameZone', 'PreferSameNode']),
};

/**
 * Whether other clusters take an export at all: one with a word that they do not know is invisible to them
 * (MCSAPIServiceSpec.validate). Which minor learnt which word is not known; the newest's are taken for all.
 */
export function isReadable(
  spec: Pick<ExportSpec, 'sessionAffinity' | 'internalTrafficPolicy' | 'trafficDistribution'>,
): boolean {
  return (
    known.sessionAffinity.has(spec.sessionAffinity) &&
    known.internalTrafficPolicy.has(spec.internalTrafficPolicy) &&
    known.trafficDistribution.has(spec.trafficDistribution)
  );
}
