import { everyCluster, pathOf, type Workload } from '../model/index';
import type { Chooser } from './choose';
import type { NamespacePlan } from './plan';
import type { WorkloadPlan } from './workload-plan';

/** A declared workload with its clusters. */
export function resolveWorkload(
  workload: Workload,
  { name: namespace, clusters: having }: NamespacePlan,
  chooser: Chooser,
): WorkloadPlan {
  const { props, name } = workload;
  const path = pathOf(workload);
  const chosen = props.clusters ?? everyCluster;
  return {
    namespace,
    name,
    path,
    clusters: chooser.chooseWithin(path, 'clusters', chosen, namespace, having),
    labels: props.labels,
    serviceAccount: props.serviceAccount ?? 'default',
    replicas: props.replicas,
    ports: props.ports?.map(port => ({
      name: port.name,
      port: port.port,
      protocol: port.protocol ?? 'TCP',
    })),
  };
}
