import type { ClusterPlan, Plan } from '../../../plan/index';
import { recordedId } from '../../../registry/index';

/** A cluster that was never synthesised, with an id that is recorded for another one. */
interface Newcomer {
  readonly cluster: ClusterPlan;
  /** The cluster that the id is recorded for. */
  readonly owner: string;
  /** Whether the owner is in the fleet with another id, left earlier, or leaves now. */
  readonly ownerIs: 'here' | 'left' | 'leaving';
}

/** The clusters that take an id which `fleet.lock` has for a cluster that does not have it now. */
export function* newcomers({ clusters, recorded }: Plan): Generator<Newcomer> {
  if (recorded === undefined) return;
  const owners = new Map([...recorded.left, ...recorded.clusters].map(([name, id]) => [id, name]));
  const now = new Map(clusters.map(({ name, id }) => [name, id]));
  for (const cluster of clusters) {
    const owner = owners.get(cluster.id);
    // Two clusters that both have an id now are a mistake of another kind.
    if (owner === undefined || now.get(owner) === cluster.id) continue;
    if (recordedId(recorded, cluster.name) !== undefined) continue;
    const ownerIs = now.has(owner) ? 'here' : recorded.left.has(owner) ? 'left' : 'leaving';
    yield { cluster, owner, ownerIs };
  }
}
