import { onceFor } from '../../kinds/once';
import { setOf } from '../../kinds/set-of';
import type { Plan } from '../../plan/index';

/** Tells whether two clusters are linked. The links of a cluster are only looked through when it is asked about. */
export const linksBetween = onceFor(
  (clusters: Plan['clusters']): ((one: string, other: string) => boolean) => {
    const peers = new Map(clusters.map(cluster => [cluster.name, cluster.peers]));
    return (one, other) => setOf(peers.get(one) ?? none).has(other);
  },
);

const none: readonly string[] = [];
