import { onceFor, onceForList } from '../../kinds/once';
import type { MeshCluster, ServiceFacts } from '../../mesh/index';
import { isReadable } from './mcs/export';

/** What is to be known of a mesh. */
interface Around {
  /** Whether nothing is broken, and nobody said of one cluster what the trees do not say. */
  readonly isAsIs: boolean;
  /** The clusters that a cluster knows of: one object for all that know of the same. */
  circleOf: (cluster: string) => object;
}

/**
 * Tells of each cluster which is the first one that everything about services is the same for, but its own name: what it
 * gives to others, and what its own callers get. In a large mesh nearly all clusters are alike.
 */
export function firstAlikeIn(world: Around): (cluster: MeshCluster) => MeshCluster {
  const groupOf = onceForList<object, Map<string, MeshCluster>>(() => new Map());
  return onceFor(cluster => {
    if (!world.isAsIs || !showsExports(cluster)) return cluster;
    const { name, settings, namespaces, services, exports, workloads, provides = [] } = cluster;
    const group = groupOf([namespaces, services, exports, workloads, world.circleOf(name)]);
    const rest = JSON.stringify([{ ...settings, id: settings.id !== 0 }, [...provides]]);
    const first = group.get(rest) ?? cluster;
    group.set(rest, first);
    return first;
  });
}

/** Whether others see all of its exports; with one that they do not see, a cluster has imports of its own. */
const showsExports = ({ settings, services }: MeshCluster): boolean =>
  settings.publishes && areReadable(services);

const areReadable = onceFor((services: ReadonlyMap<string, { readonly value: ServiceFacts }>) =>
  [...services.values()].every(({ value }) => isReadable(value)),
);
