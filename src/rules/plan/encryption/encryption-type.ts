import type { PlanRule } from '../../rule';
import { deviants, meshes } from '../components';

const title = { none: 'no encryption', wireguard: 'WireGuard', ipsec: 'IPsec' } as const;

export const encryptionType: PlanRule = {
  id: 'encryption/type',
  severity: 'error',
  breaks:
    'Traffic between the two is dropped, or travels unencrypted: one side does not understand the other.',
  docs: 'Documentation/security/network/encryption-wireguard.rst, Cluster Mesh: mixed mode is not supported',
  *check(plan) {
    for (const component of meshes(plan))
      for (const { first, other, expected, actual } of deviants(component, c => c.encryption.type))
        yield {
          at: other.path,
          clusters: [first.name, other.name],
          message: `'${other.name}' has ${title[actual]}, '${first.name}' has ${title[expected]}`,
          hint: 'Give clusters that are connected one encryption, in mesh.encryption.',
        };
  },
};
