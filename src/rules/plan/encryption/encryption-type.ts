import type { PlanRule } from '../../rule';
import { deviants } from '../components';

const title = { none: 'no encryption', wireguard: 'WireGuard', ipsec: 'IPsec' } as const;

export const encryptionType: PlanRule = {
  id: 'encryption/type',
  severity: 'error',
  breaks:
    'Traffic between the two is dropped, or travels unencrypted: one side does not understand the other.',
  docs: 'Documentation/security/network/encryption-wireguard.rst, Cluster Mesh: mixed mode is not supported',
  *check(plan) {
    for (const { first, other, expected, actual, where } of deviants(plan, c => c.encryption.type))
      yield {
        ...where,
        message: `'${other.name}' has ${title[actual]}, '${first.name}' has ${title[expected]}`,
        hint: 'Give clusters that are connected one encryption, in mesh.encryption.',
      };
  },
};
