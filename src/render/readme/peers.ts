import type { ClusterPlan, Plan } from '../../plan/index';
import { whereToConnect } from './endpoint';
import { blocks, tableLine, tableOf } from './markdown';
import { network } from './network';

/** The clusters that a cluster is linked with. Each has one line, the same in the README of every peer. */
export function peersIn(plan: Plan): (cluster: ClusterPlan) => string {
  const entries = new Map(
    plan.clusters.map(peer => [
      peer.name,
      { peer, line: tableLine([peer.name, String(peer.id), whereToConnect(peer.endpoint)]) },
    ]),
  );
  return cluster => {
    if (cluster.peers.length === 0)
      return blocks('## Peers', 'None: this cluster is not linked with another.');
    const linked = cluster.peers.flatMap(name => entries.get(name) ?? []);
    return blocks(
      '## Peers',
      tableOf(
        ['cluster', 'id', 'mesh endpoint'],
        linked.map(({ line }) => line),
      ),
      network(
        linked.map(({ peer }) => peer),
        cluster,
      ),
    );
  };
}
