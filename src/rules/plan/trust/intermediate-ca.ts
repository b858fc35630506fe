import type { PlanRule } from '../../rule';
import { certificatesOf, usable } from './certificates';

export const intermediateCa: PlanRule = {
  id: 'trust/intermediate-ca',
  severity: 'warning',
  breaks: 'Cilium has been seen to refuse certificates of an intermediate CA where it has no root above it.',
  docs: 'cilium/cilium#43099',
  *check(plan) {
    for (const { at, clusters, name, content } of certificatesOf(plan))
      if (usable(content)?.isSelfSigned === false)
        yield {
          at,
          clusters,
          message: `${name} is not self-signed: it is an intermediate CA`,
          hint: 'Use a self-signed CA of its own for the mesh.',
        };
  },
};
