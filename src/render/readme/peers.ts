import type { ClusterPlan, Plan } from '../../plan/index';
import { whereToConnect } from './endpoint';
import { blocks, tableLine, tableOf } from './markdown';
import { network } from './network';

/** The clusters that a cluster is linked with. Each has one line, the same in the README of every peer. */
export function peersIn(plan: Plan): (cluster: ClusterPlan) => string {
  const byName = new Map(plan.clusters.map(peer => [peer.name, peer]));
  const lines = new Map(
    plan.clusters.map(({ name, id, endpoint }) => [
      name,
      tableLine([name, String(id), whereToConnect(endpoint)]),
    ]),
  );
  return cluster => {
    if (cluster.peers.length === 0)
      return blocks('## Peers', 'None: this cluster is not linked with another.');
    return blocks(
      '## Peers',
      tableOf(
        ['cluster', 'id', 'mesh endpoint'],
        cluster.peers.flatMap(name => lines.get(name) ?? []),
      ),
      network(
        cluster.peers.flatMap(name => byName.get(name) ?? []),
        cluster,
      ),
    );
  };
}
