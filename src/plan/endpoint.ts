import type { Cluster } from '../model/index';
import type { ClusterPlan } from './plan';

/** Where peers reach a cluster's clustermesh-apiserver. */
export function resolveEndpoint({ name, props }: Cluster, domain: string): ClusterPlan['endpoint'] {
  const { dns } = props.endpoint ?? {};
  return { address: dns?.name ?? `${name}.${domain}`, port: dns?.port ?? 2379 };
}
