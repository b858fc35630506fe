import type { ClusterPlan } from '../../../plan/index';
import type { PlanRule } from '../../rule';
import { deviants, meshes } from '../components';

export const encryptionNodes: PlanRule = {
  id: 'encryption/node-encryption',
  severity: 'warning',
  breaks: 'Traffic between nodes of the two is encrypted in one direction only, and replies may be lost.',
  docs: 'Documentation/security/network/encryption-wireguard.rst, Node-to-Node Encryption',
  *check(plan) {
    for (const component of meshes(plan)) {
      const wireGuard = component.filter(({ encryption }) => encryption.type === 'wireguard');
      for (const { first, other, actual } of deviants(wireGuard, encryptsNodes)) {
        const [on, off] = actual ? [other, first] : [first, other];
        yield {
          at: other.path,
          clusters: [first.name, other.name],
          message: `'${on.name}' encrypts the traffic of nodes themselves, '${off.name}' does not`,
          hint: 'Give nodeEncryption one value in clusters that are connected.',
        };
      }
    }
  },
};

export const encryptsNodes = ({ encryption }: ClusterPlan): boolean =>
  encryption.type === 'wireguard' && encryption.nodeEncryption;
