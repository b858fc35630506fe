import type { PlacedObject } from '../kinds/index';
import type { Plan, WorkloadPlan } from '../plan/index';

/** Workloads that other manifests bring, by cluster: never written, only declared. Clusters share one object. */
export function compileWorkloads(plan: Plan): Map<string, PlacedObject[]> {
  const byCluster = new Map(plan.clusters.map(({ name }) => [name, [] as PlacedObject[]]));
  for (const workload of plan.workloads) {
    const placed = { path: workload.path, object: declaration(workload) };
    for (const cluster of workload.clusters) byCluster.get(cluster)?.push(placed);
  }
  return byCluster;
}

/** Of no kind of Kubernetes, since nobody says which one it is. Written like a Deployment, for the same reader. */
function declaration(workload: WorkloadPlan): PlacedObject['object'] {
  const { namespace, name, labels, serviceAccount, replicas, ports } = workload;
  const containerPorts = ports?.map(({ name: portName, port, protocol }) => ({
    ...(portName !== undefined && { name: portName }),
    containerPort: port,
    protocol,
  }));
  return {
    apiVersion: 'v1',
    kind: 'Workload',
    metadata: { namespace, name },
    spec: {
      ...(replicas !== undefined && { replicas }),
      template: {
        metadata: { labels },
        spec: {
          serviceAccountName: serviceAccount,
          containers: [{ name, ...(containerPorts && { ports: containerPorts }) }],
        },
      },
    },
  };
}
