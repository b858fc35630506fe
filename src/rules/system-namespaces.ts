/** Namespaces that every cluster has before any layer is applied: Kubernetes makes them, and Flux its own. */
export const systemNamespaces: readonly string[] = [
  'default',
  'kube-system',
  'kube-public',
  'kube-node-lease',
  'flux-system',
];
