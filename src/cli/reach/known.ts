import { isMap } from '../../kinds/index';
import { nearest } from '../../kinds/nearest';
import type { MeshCluster } from '../../mesh/index';
import type { Observed } from '../fleet-choice';
import { UsageError } from '../terminal';

/** ` Did you mean 'x'?`, or nothing. */
export function meantOf(word: string, known: readonly string[]): string {
  const meant = nearest(word, known);
  return meant === undefined ? '' : ` Did you mean '${meant}'?`;
}

/** @throws UsageError when the fleet has no such cluster */
export function clusterNamed({ state, fleet }: Observed, name: string): MeshCluster {
  const found = state.clusters.get(name);
  if (found !== undefined) return found;
  throw new UsageError(`${fleet} has no cluster '${name}'.${meantOf(name, [...state.clusters.keys()])}`);
}

/**
 * The cluster again, when something in its tree is in the namespace or is about it: a slip must not pass for a pod that
 * nothing lets in.
 *
 * @throws UsageError when nothing is
 */
export function namespaceIn(cluster: MeshCluster, namespace: string): MeshCluster {
  if (cluster.namespaces.has(namespace)) return cluster;
  const known = new Set([...cluster.namespaces.keys(), ...namedInPolicies(cluster)]);
  if (known.has(namespace)) return cluster;
  throw new UsageError(
    `Nothing in ${cluster.name} is in a namespace '${namespace}', and no policy there is about it.${meantOf(namespace, [...known])}`,
  );
}

function namedInPolicies({ policies }: MeshCluster): Set<string> {
  const found = new Set<string>();
  for (const { value } of [...policies.values()].flat()) {
    if (typeof value.metadata.namespace === 'string') found.add(value.metadata.namespace);
    collect(value, found);
  }
  return found;
}

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
