import type { DangerRule } from './danger';
import { ciliumValue, isAt } from './subject';

/** Whether and how traffic is encrypted. */
export const encryption: DangerRule = {
  id: 'encryption',
  source: 'Documentation/security/network/encryption.rst; cilium/cilium#29872; cilium/cilium#35392',
  judge: change => {
    const value = ciliumValue(change);
    if (value === undefined || !isAt(value, ['encryption'])) return undefined;
    return {
      grade: 'critical',
      reason:
        'encryption changes: until all nodes and peers have it, traffic between them is lost or goes in clear',
    };
  },
};
