import { describe, type KubeObject } from '../../kinds/index';
import type { MeshCluster } from '../../mesh/index';
import { readersOf } from './compile';

/**
 * Why the agents of a cluster refuse a policy, as a clause; undefined where they take it, or do not read its kind. The
 * name of the cluster makes no difference, its settings do.
 */
export function refusalOf(object: KubeObject, cluster: MeshCluster): string | undefined {
  const origin = { object: describe(object), file: '' };
  const entries = readersOf(cluster).get(object.kind)?.(object, origin) ?? [];
  return entries.find(({ refused }) => refused !== undefined)?.refused;
}
