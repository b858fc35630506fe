import { isMap } from '../../kinds/index';
import type { MeshCluster, WorkloadFacts } from '../../mesh/index';
import type { PodRef } from './flow';
import { podOf } from './pods';

/** Pods that policies cannot tell apart, and the workloads that make them. */
interface FittingPods {
  readonly pod: PodRef;
  readonly workloads: readonly WorkloadFacts[];
}

/** What is said of a pod; what is left out fits any. */
type PodWords = Pick<PodRef, 'namespace' | 'labels' | 'serviceAccount'>;

/** The pods of all workloads of a cluster that carry some labels; of each all that the workload says of it. */
export function podsFitting(
  cluster: MeshCluster,
  { namespace, labels, serviceAccount }: PodWords,
): FittingPods[] {
  const found = new Map<string, { readonly pod: PodRef; readonly workloads: WorkloadFacts[] }>();
  for (const { value } of cluster.workloads.get(namespace) ?? []) {
    const fits = Object.entries(labels).every(([key, text]) => value.labels[key] === text);
    if (!fits || (serviceAccount !== undefined && value.serviceAccount !== serviceAccount)) continue;
    const pod = podOf(cluster.name, value);
    const key = JSON.stringify([pod.labels, pod.serviceAccount, pod.ports, pod.hostNetwork]);
    const alike = found.get(key) ?? { pod, workloads: [] };
    found.set(key, alike);
    alike.workloads.push(value);
  }
  return [...found.values()];
}

/** A pod that no workload of the trees makes: of its ports nobody knows. */
export const strangePod = (cluster: string, { namespace, labels, serviceAccount }: PodWords): PodRef => ({
  cluster,
  namespace,
  labels,
  ...(serviceAccount !== undefined && { serviceAccount }),
});

/** The namespaces that something in a cluster is in, or that a policy there is about. */
export const namespacesOf = ({ namespaces, policies }: MeshCluster): Set<string> => {
  const found = new Set(namespaces.keys());
  for (const { value } of [...policies.values()].flat()) {
    if (typeof value.metadata.namespace === 'string') found.add(value.metadata.namespace);
    collect(value, found);
  }
  return found;
};

/** The values of selectors' namespace label. */
function collect(json: unknown, into: Set<string>): void {
  if (Array.isArray(json)) for (const item of json) collect(item, into);
  if (!isMap(json)) return;
  const isNamespace = (key: unknown): boolean =>
    typeof key === 'string' && key.endsWith('io.kubernetes.pod.namespace');
  if (isNamespace(json.key) && Array.isArray(json.values))
    for (const value of json.values) into.add(String(value));
  for (const [key, value] of Object.entries(json)) {
    if (isNamespace(key) && typeof value === 'string') into.add(value);
    collect(value, into);
  }
}
