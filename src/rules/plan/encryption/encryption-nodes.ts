import type { ClusterPlan } from '../../../plan/index';
import type { PlanRule } from '../../rule';
import { deviants } from '../components';

export const encryptionNodes: PlanRule = {
  id: 'encryption/node-encryption',
  severity: 'warning',
  breaks: 'Traffic between nodes of the two is encrypted in one direction only, and replies may be lost.',
  docs: 'Documentation/security/network/encryption-wireguard.rst, Node-to-Node Encryption',
  *check(plan) {
    for (const { first, other, actual, where } of deviants(plan, encryptsNodes, hasWireGuard)) {
      const [on, off] = actual ? [other, first] : [first, other];
      yield {
        ...where,
        message: `'${on.name}' encrypts the traffic of nodes themselves, '${off.name}' does not`,
        hint: 'Give nodeEncryption one value in clusters that are connected.',
      };
    }
  },
};

const hasWireGuard = ({ encryption }: ClusterPlan): boolean => encryption.type === 'wireguard';

export const encryptsNodes = ({ encryption }: ClusterPlan): boolean =>
  encryption.type === 'wireguard' && encryption.nodeEncryption;
