/** Unlike `create` alone, also right the second time. */
export const ensureNamespace = (name: string): string =>
  `kubectl create namespace ${name} --dry-run=client -o yaml | kubectl apply -f -`;
