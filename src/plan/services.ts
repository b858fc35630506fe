import {
  everyCluster,
  ExportedService,
  type GlobalService,
  type ServicePortProps,
  nameOf,
  pathOf,
} from '../model/index';
import type { Chooser } from './choose';
import type { NamespacePlan } from './plan';
import type { ServiceMember, ServicePlan } from './service-plan';

/** A shared service with its members; `namespace` is the one that it was written in. */
export function resolveService(
  service: GlobalService | ExportedService,
  namespace: NamespacePlan,
  chooser: Chooser,
): ServicePlan {
  const { props } = service;
  const path = pathOf(service);
  const choose = (what: string, clusters: typeof props.providers): string[] =>
    chooser.chooseWithin(path, what, clusters, namespace.name, namespace.clusters);
  const providers = new Set(choose('providers', props.providers));
  const isExport = service instanceof ExportedService;
  const consumers = isExport ? [] : choose('consumers', service.props.consumers ?? everyCluster);
  const affinity = isExport ? 'none' : (service.props.affinity ?? 'none');
  const member = (cluster: string): ServiceMember => {
    const role = providers.has(cluster) ? 'provider' : 'consumer';
    return {
      cluster,
      role,
      selector: props.selector,
      targetPorts: targetPorts(props.ports),
      shared: role === 'provider',
      affinity,
    };
  };
  return {
    namespace: namespace.name,
    name: nameOf(service),
    path,
    type: 'ClusterIP',
    headless: false,
    ports: props.ports.map(({ name, port, protocol = 'TCP', appProtocol }) => ({
      name,
      port,
      protocol,
      appProtocol,
    })),
    sessionAffinitySeconds: undefined,
    trafficDistribution: undefined,
    owner: 'meshprint',
    global: isExport ? undefined : { syncEndpointSlices: undefined },
    exported: isExport
      ? { labels: service.props.exportedLabels ?? {}, annotations: service.props.exportedAnnotations ?? {} }
      : undefined,
    members: [...new Set([...providers, ...consumers])].sort().map(member),
  };
}

function targetPorts(ports: readonly ServicePortProps[]): ServiceMember['targetPorts'] {
  return Object.fromEntries(
    ports.flatMap(({ name, port, targetPort }) =>
      targetPort === undefined || targetPort === port ? [] : [[name, targetPort]],
    ),
  );
}
