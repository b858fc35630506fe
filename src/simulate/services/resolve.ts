import { keyOf, type MeshState } from '../../mesh/state';
import type { Reason } from '../because';
import { aboutVersion } from './assumptions';
import type { Assumption } from './inputs';
import { type Query, worldOf } from './query';
import { resolveImported, resolveService } from './resolve-parts';
import type { Served } from './served';

/** Who answers a caller in one cluster, by either of the two names that a service has. */
export interface Answer {
  readonly from: string;
  readonly namespace: string;
  readonly name: string;
  /** By the cluster's own Service, `<name>.<namespace>.svc.cluster.local`; undefined when it has none. */
  readonly service?: Served;
  /** By the import, as `<name>.<namespace>.svc.clusterset.local` names it; undefined when there is none. */
  readonly imported?: Served;
  /** Whether callers know the import by that name too; false where DNS leaves the zone alone. */
  readonly clustersetDns: boolean;
  readonly assumed: readonly Assumption[];
  readonly because: readonly Reason[];
}

/**
 * Who answers a caller for a service: the backend clusters with their part of new connections, as Cilium's agents
 * choose them. Undefined when there is no tree of the caller's cluster.
 */
export function resolve(state: MeshState, query: Query): Answer | undefined {
  const asked = worldOf(state, query);
  if (asked === undefined) return undefined;
  const { world, cluster } = asked;
  const { namespace, name } = query;
  const own = resolveService(world, cluster, keyOf(namespace, name));
  const imported = resolveImported(world, cluster, keyOf(namespace, name));
  return {
    from: cluster.name,
    namespace,
    name,
    ...(own.served !== undefined && { service: own.served }),
    ...(imported.served !== undefined && { imported: imported.served }),
    clustersetDns: cluster.clustersetDns !== 'none',
    assumed: distinct([...own.assumed, ...imported.assumed, ...aboutVersion(cluster)]),
    because: [...own.because, ...imported.because],
  };
}

function distinct(assumed: readonly Assumption[]): Assumption[] {
  return [...new Map(assumed.map(assumption => [assumption.what, assumption])).values()];
}
