import type { EndpointSelector } from '../../kinds/index';
import type { Peer } from '../../plan/index';

/** Labels that Cilium gives every pod's identity. Documentation/network/clustermesh/policy.rst. */
export const clusterLabel = 'io.cilium.k8s.policy.cluster';
export const namespaceLabel = 'io.kubernetes.pod.namespace';

/**
 * Pods of a peer as the other side selects them. Cluster and namespace are always said: left out, they would mean the
 * local cluster or any cluster, depending on the Cilium minor, and the policy's own namespace.
 */
export function peerSelector({ labels, namespace, clusters }: Peer): EndpointSelector {
  const [only, ...others] = clusters.members;
  const matchLabels = { ...labels, [namespaceLabel]: namespace };
  if (clusters.every) return { matchLabels, matchExpressions: [{ key: clusterLabel, operator: 'Exists' }] };
  if (only !== undefined && others.length === 0)
    return { matchLabels: { ...matchLabels, [clusterLabel]: only } };
  return {
    matchLabels,
    matchExpressions: [{ key: clusterLabel, operator: 'In', values: [...clusters.members] }],
  };
}

/** Pods that a policy applies to: it lies in their namespace and cluster, so labels are enough. */
export function subjectSelector(labels: Readonly<Record<string, string>>): EndpointSelector {
  return Object.keys(labels).length === 0 ? {} : { matchLabels: labels };
}
