import { nearest } from '../../kinds/nearest';
import type { MeshCluster } from '../../mesh/index';
import { namespacesOf } from '../../simulate/index';
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
  const known = namespacesOf(cluster);
  if (known.has(namespace)) return cluster;
  throw new UsageError(
    `Nothing in ${cluster.name} is in a namespace '${namespace}', and no policy there is about it.${meantOf(namespace, [...known])}`,
  );
}
