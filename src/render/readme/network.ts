import { fewOf } from '../../findings/index';
import { type ClusterPlan, type EndpointPlan, healthPortOf } from '../../plan/index';
import { blocks, commands, table } from './markdown';

/** Documentation/operations/system_requirements.rst, firewall rules. */
export function network(peers: readonly ClusterPlan[], cluster: ClusterPlan): string | undefined {
  if (peers.length === 0) return undefined;
  const nodes = ranges(peers, 'nodeCidrs');
  return blocks(
    "The networks between linked clusters let this through, in both directions; cloud firewalls usually admit only a cluster's own addresses.",
    table(
      ['from', 'to', 'port', 'for'],
      [
        [nodes, ...door(cluster.endpoint), 'the state of the mesh'],
        [nodes, 'nodes', `TCP ${healthPortOf(cluster.values)}, ICMP echo`, 'health checks of Cilium'],
        data(cluster, peers, nodes),
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
function data({ datapath }: ClusterPlan, peers: readonly ClusterPlan[], nodes: string): string[] {
  if (datapath.routing === 'native')
    return [ranges(peers, 'podCidrs'), 'pods and nodes', 'all', 'traffic of pods'];
  const port = `UDP ${datapath.tunnelPort ?? 0} (${datapath.tunnelProtocol ?? ''})`;
  return [nodes, 'nodes', port, 'traffic of pods, in the tunnel'];
}

function ranges(peers: readonly ClusterPlan[], property: 'nodeCidrs' | 'podCidrs'): string {
  const shown = 8;
  // A peer of hundreds is not asked for texts that nobody sees.
  const first: string[] = [];
  let count = 0;
  for (const peer of peers) {
    if (first.length < shown) first.push(...peer[property].map(({ text }) => text));
    count += peer[property].length;
  }
  const what = property === 'nodeCidrs' ? "peers' nodes" : "peers' pods";
  return `${what} (${fewOf(first, shown, count)})`;
}
