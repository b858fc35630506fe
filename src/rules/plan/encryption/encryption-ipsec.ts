import type { PlanRule } from '../../rule';
import { problemWithDuration } from '../../../plan/index';

export const encryptionIpsec: PlanRule = {
  id: 'encryption/ipsec',
  severity: 'error',
  breaks: 'Agents do not start, or pods of the cluster reach nobody.',
  docs: 'Documentation/security/network/encryption-ipsec.rst, Limitations',
  *check({ clusters }) {
    for (const { name, path, encryption, podCidrs } of clusters) {
      if (encryption.type !== 'ipsec') continue;
      if (podCidrs.length > 0 && podCidrs.every(({ text }) => text.includes(':')))
        yield {
          at: path,
          clusters: [name],
          message: `'${name}' has IPv6 only, which Cilium does not encrypt with IPsec`,
          hint: 'Use wireGuard, or give the pods IPv4 too.',
        };
      const problem = problemWithDuration(encryption.keyRotationDuration ?? '5m');
      if (problem !== undefined)
        yield {
          at: path,
          clusters: [name],
          message: `keyRotationDuration of '${name}' ${problem}`,
          hint: 'Write a Go duration such as 30m or 1h.',
        };
    }
  },
};
