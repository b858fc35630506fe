import { fewOf } from '../../../findings/index';
import type { PlanRule } from '../../rule';

export const endpointSameNodePort: PlanRule = {
  id: 'endpoint/same-node-port',
  severity: 'error',
  breaks:
    'Nodes take the port of the peer for their own: the cluster connects to itself instead of its peer.',
  docs: 'cilium/cilium#24692; cilium/cilium#30297; mended in 1.19 (cilium/cilium#41337)',
  *check({ clusters }) {
    const ports = new Map(
      clusters.flatMap(({ name, endpoint: { kind, port } }) => (kind === 'node-port' ? [[name, port]] : [])),
    );
    for (const { name, path, peers, datapath, cilium } of clusters) {
      const port = ports.get(name);
      if (port === undefined || !cilium.release.mistakesNodePorts || !datapath.kubeProxyReplacement) continue;
      const same = peers.filter(peer => ports.get(peer) === port);
      if (same.length > 0)
        yield {
          at: path,
          clusters: [...same, name],
          message: `'${name}' runs Cilium ${cilium.version} without kube-proxy and has the node port ${port}, like its peer ${fewOf(same)}`,
          hint: 'Give linked clusters different node ports, or upgrade to 1.19 first.',
        };
    }
  },
};
