import { fewOf } from '../../../findings/index';
import type { PlanRule } from '../../rule';

export const endpointPeerAddresses: PlanRule = {
  id: 'endpoint/peer-addresses',
  severity: 'warning',
  breaks:
    'Whenever the addresses change, or such a cluster joins or leaves, clustermesh-apiserver of each peer restarts, and what reads from it syncs everything again.',
  docs: 'Documentation/network/clustermesh/setup.rst; the chart puts `ips` into the pod’s hosts file up to 1.20',
  *check({ clusters }) {
    const restarts = new Set(
      clusters
        .filter(({ cilium, platform }) => cilium.release.restartsForPeerAddresses && !platform.isForTests)
        .map(({ name }) => name),
    );
    for (const { name, path, endpoint, peers } of clusters) {
      const concerned = endpoint.kind === 'dns' ? [] : peers.filter(peer => restarts.has(peer));
      if (concerned.length > 0)
        yield {
          at: path,
          clusters: [name],
          message: `'${name}' is given to ${fewOf(concerned)} by addresses`,
          hint: 'Use endpoint.dns, with a name that resolves to the load balancer, or silence this where there is no DNS.',
        };
    }
  },
};
