import { onceFor } from '../../kinds/once';
import type { ClusterPlan } from '../../plan/index';
import { type Circle, CircleLines } from './circles';
import { whereToConnect } from './endpoint';
import { blocks, tableLine, tableOf } from './markdown';
import { network } from './network';

/** The clusters that a cluster is linked with. */
export function peers(cluster: ClusterPlan, circle: Circle): string {
  if (cluster.peers.length === 0) return blocks('## Peers', 'None: this cluster is not linked with another.');
  return blocks(
    '## Peers',
    tableOf(['cluster', 'id', 'mesh endpoint'], [linesOf(circle).without(cluster)]),
    network(cluster, circle),
  );
}

/** Each has one line, the same in the README of every peer. */
const linesOf = onceFor(
  (circle: Circle) =>
    new CircleLines(circle, ({ name, id, endpoint }) =>
      tableLine([name, String(id), whereToConnect(endpoint)]),
    ),
);
