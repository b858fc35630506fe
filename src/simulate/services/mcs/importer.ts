import { keyOf, type MeshState } from '../../../mesh/index';
import { worldAsIs } from '../world';
import type { Merged } from './merge';
import { reconcile } from './reconcile';

/** What a ServiceImport is made of: the exports that its cluster sees, as one. */
type ImportedService = Pick<Merged, 'ports' | 'oldest' | 'exports'>;

/**
 * Answers what a cluster imports under a name, for many names of one mesh: what the answers share is worked out once,
 * and nothing is explained, as `resolveImport` does it.
 */
export function importerOf(
  state: MeshState,
): (cluster: string, namespace: string, name: string) => ImportedService | undefined {
  const world = worldAsIs(state);
  return (name, ...key) => {
    const cluster = state.clusters.get(name);
    return cluster && reconcile(world, cluster, keyOf(...key)).merged;
  };
}
