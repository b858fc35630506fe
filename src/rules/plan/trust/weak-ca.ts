import type { PlanRule } from '../../rule';
import { certificatesOf, usable } from './certificates';

const enoughBits = 2048;

export const weakCa: PlanRule = {
  id: 'trust/weak-ca',
  severity: 'warning',
  breaks:
    'A key that short can be computed from the certificate, and whoever has it speaks for every cluster below it; newer Go refuses the shortest.',
  docs: 'NIST SP 800-131A; Go: crypto/rsa, GODEBUG rsa1024min',
  *check(plan) {
    for (const { at, clusters, name, content } of certificatesOf(plan)) {
      const bits = usable(content)?.rsaBits;
      if (bits !== undefined && bits < enoughBits)
        yield {
          at,
          clusters,
          message: `${name} has an RSA key of ${bits} bits`,
          expected: `at least ${enoughBits} bits, or an ECDSA key`,
          hint: 'Make a new CA with a key that is long enough.',
        };
    }
  },
};
