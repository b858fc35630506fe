import { fewOf } from '../../findings/index';
import { onceFor } from '../../kinds/once';
import { type ClusterPlan, type EndpointPlan, healthPortOf } from '../../plan/index';
import type { Circle } from './circles';
import { blocks, commands, table } from './markdown';

/** Documentation/operations/system_requirements.rst, firewall rules. */
export function network(cluster: ClusterPlan, circle: Circle): string {
  const nodes = ranges(cluster, circle, 'nodeCidrs');
  return blocks(
    "The networks between linked clusters let this through, in both directions; cloud firewalls usually admit only a cluster's own addresses.",
    table(
      ['from', 'to', 'port', 'for'],
      [
        [nodes, ...door(cluster.endpoint), 'the state of the mesh'],
        [nodes, 'nodes', `TCP ${healthPortOf(cluster.values)}, ICMP echo`, 'health checks of Cilium'],
        data(cluster, circle, nodes),
        ...encrypted(cluster, nodes),
      ],
    ),
    'When Cilium runs here and in a peer, this shows whether nodes and pods of both reach each other:',
    commands('kubectl -n kube-system exec daemonset/cilium -c cilium-agent -- cilium-health status --probe'),
  );
}

/** Where the peers' requests come in, and on which port. */
const door = ({ kind, ips, port }: EndpointPlan): [string, string] => [
  kind === 'node-port'
    ? `nodes (${fewOf(ips)})`
    : `the load balancer of clustermesh-apiserver${kind === 'ips' ? ` (${fewOf(ips)})` : ''}`,
  `TCP ${port}`,
];

/** What the encryption of the other rows' traffic needs for itself. */
function encrypted({ encryption: { type } }: ClusterPlan, nodes: string): string[][] {
  if (type === 'none') return [];
  const port = type === 'wireguard' ? 'UDP 51871 (WireGuard)' : 'ESP (IP protocol 50)';
  return [[nodes, 'nodes', port, 'traffic of pods, encrypted']];
}

/** What carries the pods' own traffic. */
function data(cluster: ClusterPlan, circle: Circle, nodes: string): string[] {
  const { datapath } = cluster;
  if (datapath.routing === 'native')
    return [ranges(cluster, circle, 'podCidrs'), 'pods and nodes', 'all', 'traffic of pods'];
  const port = `UDP ${datapath.tunnelPort ?? 0} (${datapath.tunnelProtocol ?? ''})`;
  return [nodes, 'nodes', port, 'traffic of pods, in the tunnel'];
}

type Ranges = 'nodeCidrs' | 'podCidrs';

/** A few ranges of the others in a circle. */
function ranges(cluster: ClusterPlan, circle: Circle, property: Ranges): string {
  const shown = 8;
  const first: string[] = [];
  for (const peer of circle) {
    if (first.length >= shown) break;
    if (peer !== cluster) first.push(...peer[property].map(({ text }) => text));
  }
  const count = countsOf(circle)[property] - cluster[property].length;
  const what = property === 'nodeCidrs' ? "peers' nodes" : "peers' pods";
  return `${what} (${fewOf(first, shown, count)})`;
}

const countsOf = onceFor((circle: Circle) => ({
  nodeCidrs: circle.reduce((count, { nodeCidrs }) => count + nodeCidrs.length, 0),
  podCidrs: circle.reduce((count, { podCidrs }) => count + podCidrs.length, 0),
}));
