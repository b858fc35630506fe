import { derivedServiceName } from '../../../kinds/mcs';
import type { MeshCluster, ServiceFacts } from '../../../mesh/index';
import { syncAnnotation } from '../annotations';
import { type Condition, importConditions } from './conditions';
import type { ExportedPort } from './export';
import type { Merged } from './merge';
import { operatorOf } from './operator';
import type { Reconciled } from './reconcile';

type Texts = Readonly<Record<string, string>>;

/** A ServiceImport as Cilium writes it; `spec.ips` is left out, since the API server chooses it. */
export interface ServiceImport {
  readonly labels: Texts;
  readonly annotations: Texts;
  readonly spec: {
    /** In the order in which the exports, oldest first, bring them. */
    readonly ports: readonly ExportedPort[];
    readonly type: 'ClusterSetIP' | 'Headless';
    readonly sessionAffinity: string;
    readonly sessionAffinityConfig?: { readonly clientIP: { readonly timeoutSeconds: number } };
    readonly ipFamilies?: readonly string[];
    readonly internalTrafficPolicy?: string;
    readonly trafficDistribution?: string;
  };
  readonly status: {
    readonly clusters: readonly { readonly cluster: string }[];
    readonly conditions: readonly Condition[];
    readonly endpointSliceObjects?: 'Present' | 'Absent';
  };
}

/** The Service that Cilium makes of an import. Nothing of one's own should name it: its name is Cilium's business. */
export interface DerivedService {
  readonly name: string;
  readonly labels: Texts;
  readonly annotations: Texts;
  readonly headless: boolean;
  readonly ports: readonly (ExportedPort & {
    /** Before 1.19, of the local Service's port of the same number; undefined where this cluster exports none. */
    readonly targetPort?: number | string;
  })[];
}

/** The ServiceImport of a name in a cluster (pkg/clustermesh/mcsapi/serviceimport_controller.go). */
export function serviceImport(
  cluster: MeshCluster,
  merged: Merged,
  reconciled: Reconciled,
  { namespace, name }: { readonly namespace: string; readonly name: string },
): ServiceImport {
  const operator = operatorOf(cluster.settings);
  const { oldest, families } = merged;
  const { sessionAffinity, sessionAffinityTimeout, internalTrafficPolicy, trafficDistribution } = oldest;
  const names = merged.exports.map(spec => spec.cluster);
  return {
    labels: oldest.labels,
    annotations: {
      ...oldest.annotations,
      ...(reconciled.noDerived === undefined && {
        'multicluster.kubernetes.io/derived-service': derivedServiceName(namespace, name),
      }),
      ...(operator.families && {
        'clustermesh.cilium.io/supported-ip-families': reconciled.supported.join(','),
      }),
    },
    spec: {
      ports: merged.ports,
      type: oldest.type,
      sessionAffinity,
      ...(sessionAffinityTimeout !== undefined && {
        sessionAffinityConfig: { clientIP: { timeoutSeconds: sessionAffinityTimeout } },
      }),
      ...(families !== undefined && { ipFamilies: families }),
      ...(operator.traffic && internalTrafficPolicy !== undefined && { internalTrafficPolicy }),
      ...(operator.traffic && trafficDistribution !== undefined && { trafficDistribution }),
    },
    status: {
      clusters: (operator.clustersByPrecedence ? names : names.sort()).map(cluster => ({ cluster })),
      conditions: importConditions(cluster, reconciled),
      ...(operator.sliceStatus && { endpointSliceObjects: slices(merged) }),
    },
  };
}

/** Told from the type and the annotation alone, whether or not the cluster writes EndpointSlices at all. */
function slices({ oldest: { annotations, type } }: Merged): 'Present' | 'Absent' {
  const said = annotations[syncAnnotation]?.toLowerCase();
  return (said === undefined ? type === 'Headless' : said === 'true') ? 'Present' : 'Absent';
}

/** The derived Service of an import in a cluster (pkg/clustermesh/mcsapi/service_controller.go). */
export function derivedService(
  name: string,
  { labels, annotations, spec }: ServiceImport,
  { service: own, original }: { readonly service: ServiceFacts | undefined; readonly original: string },
): DerivedService {
  // By number alone: of TCP and UDP on one number the last wins. Newer ones copy the endpoints, and need none.
  const targets = new Map(own?.ports.map(({ port, targetPort }) => [port, targetPort]));
  return {
    name,
    labels: { ...labels, 'multicluster.kubernetes.io/service-name': original },
    annotations: { ...annotations, 'service.cilium.io/global': 'true' },
    headless: spec.type === 'Headless',
    ports: spec.ports.map(port => {
      const targetPort = targets.get(port.port);
      return { ...port, ...(targetPort !== undefined && { targetPort }) };
    }),
  };
}
