import type { WorkloadFacts } from '../../mesh/index';
import type { PodRef } from './flow';

/** The pods of a workload, as an end of flows. */
export const podOf = (cluster: string, workload: WorkloadFacts): PodRef => ({
  cluster,
  namespace: workload.namespace,
  labels: workload.labels,
  serviceAccount: workload.serviceAccount,
  ...(workload.portsUnknown !== true && { ports: workload.ports }),
  hostNetwork: workload.hostNetwork,
});
