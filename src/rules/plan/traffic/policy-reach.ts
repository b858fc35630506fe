import type { PlanRule } from '../../rule';
import { linksBetween } from '../linked';

export const policyReach: PlanRule = {
  id: 'policy/not-linked',
  severity: 'error',
  breaks:
    'The policy matches nothing: across clusters that are not linked, pods have no identity and arrive as `world`.',
  docs: 'Documentation/network/clustermesh/policy.rst',
  *check({ policies, clusters }) {
    const areLinked = linksBetween(clusters);
    for (const policy of policies) {
      if (policy.kind !== 'flow' || policy.from.kind !== 'pods' || policy.to.kind !== 'pods') continue;
      const [from, to] = [policy.from.clusters.members, policy.to.clusters.members];
      const { sameCluster } = policy;
      const meets = from.some(a => to.some(b => a === b || (!sameCluster && areLinked(a, b))));
      if (from.length > 0 && to.length > 0 && !meets)
        yield {
          at: policy.path,
          clusters: [...new Set([...from, ...to])],
          message: sameCluster
            ? `no cluster of 'from' is one of 'to' in the policy '${policy.path}', which is about one cluster each`
            : `no cluster of 'from' is linked with one of 'to' in the policy '${policy.path}'`,
          hint: sameCluster
            ? 'Leave sameCluster out, or correct the clusters of the policy.'
            : 'Link them in mesh.topology, or correct the clusters of the policy.',
        };
    }
  },
};
