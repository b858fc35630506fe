import type { MeshCluster } from './state';

/** Annotation of a namespace that takes it into the mesh or out of it, since 1.20. */
const annotation = 'clustermesh.cilium.io/global';

/**
 * Whether a cluster gives the mesh what is in a namespace; undefined when it has no such namespace. Only the word
 * `true`, in any case, is true (cilium pkg/clustermesh/namespace/namespace.go).
 */
export function isGlobalNamespace({ namespaces, settings }: MeshCluster, name: string): boolean | undefined {
  const namespace = namespaces.get(name)?.value;
  if (namespace === undefined) return undefined;
  const said = settings.namespaceAnnotation ? namespace.annotations[annotation] : undefined;
  return said === undefined ? settings.defaultGlobalNamespace : said.toLowerCase() === 'true';
}
