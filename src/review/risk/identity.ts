import type { DangerRule } from './danger';
import { ciliumValue } from './subject';

/** Who a cluster is to the others. */
export const identity: DangerRule = {
  id: 'identity',
  source: 'Documentation/network/clustermesh/setup.rst; cilium/cilium#48800; cilium/cilium#36338',
  judge: change => {
    const value = ciliumValue(change);
    if (value !== 'cluster.id' && value !== 'cluster.name') return undefined;
    return {
      grade: 'critical',
      reason: `${value} of a running cluster changes: identities that exist keep what they were made with, so policies and peers take its pods for others; Cilium does not support it in a mesh`,
    };
  },
};
