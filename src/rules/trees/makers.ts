import { groupOf, isBuiltInGroup, type Tree } from '../../kinds/index';
import { peoplesObjects } from './objects';

/** Groups of kinds that bring no Service and no pods; any other may be a chart, or what an operator makes them for. */
const quiet = new Set(['multicluster.x-k8s.io', 'cilium.io', 'cert-manager.io', 'gateway.networking.k8s.io']);

/** Clusters in which people's layers hold something that may make Services and pods that no tree shows. */
export function clustersWithMakers(trees: readonly Tree[]): ReadonlySet<string> {
  const makers = peoplesObjects(trees).filter(({ placed: { object } }) => {
    const group = groupOf(object.apiVersion);
    // A controller makes a Service, and pods, for each Gateway.
    return !isBuiltInGroup(group) && (!quiet.has(group) || object.kind === 'Gateway');
  });
  return new Set(makers.flatMap(({ clusters }) => clusters));
}
