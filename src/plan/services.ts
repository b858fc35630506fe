import {
  everyCluster,
  ExportedService,
  type ExportProps,
  type GlobalService,
  nameOf,
  pathOf,
  type ServicePortProps,
  type SharedServiceProps,
} from '../model/index';
import type { Chooser } from './choose';
import { idleSettings } from './idle-settings';
import type { NamespacePlan } from './plan';
import type { ExportShare, GlobalShare, ServiceMember, ServicePlan } from './service-plan';

/**
 * A shared service with its members.
 *
 * @param namespace the one that it was written in
 * @param drainedClusters clusters that are taken out of the mesh's balancing as a whole
 */
export function resolveService(
  service: GlobalService | ExportedService,
  namespace: NamespacePlan,
  chooser: Chooser,
  drainedClusters: ReadonlySet<string>,
): ServicePlan {
  const { props } = service;
  const having = members(service, namespace, chooser, drainedClusters);
  const idle = idleSettings(service, having);
  return {
    namespace: namespace.name,
    name: nameOf(service),
    path: pathOf(service),
    type: props.type ?? 'ClusterIP',
    headless: props.headless === true,
    ports: props.ports.map(({ name, port, protocol = 'TCP', appProtocol }) => ({
      name,
      port,
      protocol,
      appProtocol,
    })),
    // 10800 is what Kubernetes takes without being told.
    sessionAffinitySeconds: props.sessionAffinity && (props.sessionAffinity.timeoutSeconds ?? 10_800),
    trafficDistribution: props.trafficDistribution,
    owner: props.existing === undefined ? 'meshprint' : 'other',
    global: globalShare(service),
    exported: exportShare(service),
    members: having,
    ...(idle.length > 0 && { idle }),
  };
}

function globalShare(service: GlobalService | ExportedService): GlobalShare | undefined {
  if (service instanceof ExportedService) return undefined;
  const { syncEndpointSlices, headless, consumers } = service.props;
  return {
    syncEndpointSlices: syncEndpointSlices ?? headless === true,
    consumersAreChosen: consumers !== undefined,
  };
}

function exportShare(service: GlobalService | ExportedService): ExportShare | undefined {
  const props: ExportProps | undefined =
    service instanceof ExportedService ? service.props : service.props.alsoExported;
  return props && { labels: props.exportedLabels ?? {}, annotations: props.exportedAnnotations ?? {} };
}

/** Whether other controllers than Cilium find remote backends of a service: by choice, or because DNS is one of them. */
export function syncsEndpointSlices({ headless, global, exported }: ServicePlan): boolean {
  const asked = exported?.annotations[syncAnnotation];
  return (
    global?.syncEndpointSlices === true || (exported !== undefined && (asked ?? String(headless)) === 'true')
  );
}

/** Documentation/network/clustermesh/global-services.rst */
const syncAnnotation = 'service.cilium.io/global-sync-endpoint-slices';

function members(
  service: GlobalService | ExportedService,
  namespace: NamespacePlan,
  chooser: Chooser,
  drainedClusters: ReadonlySet<string>,
): ServiceMember[] {
  const { props } = service;
  const path = pathOf(service);
  const choose = (what: string, clusters: SharedServiceProps['providers']): readonly string[] =>
    chooser.chooseWithin(path, what, clusters, namespace.name, namespace.clusters);
  const named = (what: string, byName: Readonly<Record<string, unknown>> = {}): void => {
    chooser.expectKnown(path, what, Object.keys(byName));
  };
  const providing = choose('providers', props.providers);
  const providers = new Set(providing);
  const drained = new Set(props.drained === undefined ? [] : choose('drained', props.drained));
  const isExport = service instanceof ExportedService;
  const consumers = isExport ? [] : choose('consumers', service.props.consumers ?? everyCluster);
  named('inCluster', props.inCluster);
  if (!isExport) named('affinityIn', service.props.affinityIn);
  const usualPorts = targetPorts(props.ports);
  const affinity = (cluster: string): ServiceMember['affinity'] =>
    isExport ? 'none' : (own(service.props.affinityIn, cluster) ?? service.props.affinity ?? 'none');
  const having = consumers === providing ? providing : new Set([...providing, ...consumers]);
  return [...having].sort().map(cluster => {
    const here = own(props.inCluster, cluster);
    return {
      cluster,
      role: providers.has(cluster) ? 'provider' : 'consumer',
      selector: props.selector,
      targetPorts: here?.targetPorts === undefined ? usualPorts : targetPorts(props.ports, here.targetPorts),
      shared: providers.has(cluster) && !drained.has(cluster) && !drainedClusters.has(cluster),
      affinity: affinity(cluster),
      annotations: here?.annotations ?? noAnnotations,
    };
  });
}

/** One for all members, whose number is that of services times clusters. */
const noAnnotations: ServiceMember['annotations'] = {};

function targetPorts(
  ports: readonly ServicePortProps[],
  here: ServiceMember['targetPorts'] = {},
): ServiceMember['targetPorts'] {
  const declared = new Set(ports.map(({ name }) => name));
  return Object.fromEntries([
    ...ports.flatMap(({ name, port, targetPort }) => {
      const target = own(here, name) ?? targetPort ?? port;
      return target === port ? [] : [[name, target] as const];
    }),
    // Kept for the rule that refuses them.
    ...Object.entries(here).filter(([name]) => !declared.has(name)),
  ]);
}

/** A cluster or a port may be named like a method of every object. */
function own<V>(map: Readonly<Record<string, V>> | undefined, key: string): V | undefined {
  return map !== undefined && Object.hasOwn(map, key) ? map[key] : undefined;
}
