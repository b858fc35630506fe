import type { PlanRule } from '../../rule';
import { newcomers } from './recorded';

export const idReused: PlanRule = {
  id: 'cluster/id-reused',
  severity: 'error',
  breaks:
    'A peer that still knows the cluster which had the id refuses the new one, or takes the identities of one for those of the other.',
  docs: 'cilium/cilium#32753, #48800; Documentation/network/clustermesh/setup.rst',
  *check(plan) {
    for (const { cluster, owner, ownerIs } of newcomers(plan)) {
      // One that leaves now looks like a rename.
      if (ownerIs === 'leaving') continue;
      const release = `When '${owner}' is gone for good and every peer has applied that, meshprint release ${plan.fleet}/${owner} frees its id.`;
      yield {
        at: cluster.path,
        clusters: [cluster.name],
        message: `'${cluster.name}' has the id ${cluster.id}, which is reserved for '${owner}'${ownerIs === 'left' ? ', a cluster that left' : ''}`,
        expected: 'a free id, or auto',
        actual: String(cluster.id),
        hint: `Take a free id, or write auto.${ownerIs === 'left' ? ` ${release}` : ''}`,
      };
    }
  },
};
