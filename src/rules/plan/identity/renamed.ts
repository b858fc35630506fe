import type { PlanRule } from '../../rule';
import { newcomers } from './recorded';

export const renamed: PlanRule = {
  id: 'cluster/renamed',
  severity: 'error',
  breaks:
    'The name is part of every identity and of certificates, and peers know a cluster by it: on a running cluster they lose it, and policies no longer match its pods.',
  docs: 'cilium/cilium#48800, #48801; Documentation/network/clustermesh/setup.rst',
  *check(plan) {
    for (const { cluster, owner, ownerIs } of newcomers(plan))
      if (ownerIs === 'leaving')
        yield {
          at: cluster.path,
          clusters: [cluster.name],
          message: `'${cluster.name}' has the id ${cluster.id} of '${owner}', which is no longer there`,
          expected: `the name '${owner}', or a free id`,
          hint: `Keep the name '${owner}'. A rename is a removal and an addition: take '${owner}' out, synth, and let every peer apply that; then add '${cluster.name}' with an id of its own, or auto.`,
        };
  },
};
