import type { PlanRule } from '../../rule';
import { encryptsNodes } from './encryption-nodes';

export const encryptionDeadlock: PlanRule = {
  id: 'encryption/node-encryption-deadlock',
  severity: 'error',
  breaks:
    'Agents need the peer’s WireGuard keys to connect to its clustermesh-apiserver, and get those keys over that connection: it can stay down for good.',
  docs: 'cilium/cilium#31209; cilium/cilium#33390; cilium/cilium#29872',
  *check({ clusters }) {
    for (const cluster of clusters)
      if (encryptsNodes(cluster) && !cluster.controlPlane.kvstoreMesh && cluster.peers.length > 0)
        yield {
          at: cluster.path,
          clusters: [cluster.name],
          message: `'${cluster.name}' encrypts the traffic of nodes themselves and has kvstoreMesh off`,
          hint: 'Leave kvstoreMesh on, or turn nodeEncryption off.',
        };
  },
};
