import { overlaps, parseCidr } from '../../net/index';
import type { Detail } from '../../findings/index';
import type { ClusterPlan } from '../../plan/index';
import type { PlanRule } from '../rule';

export const reservedRange: PlanRule = {
  id: 'cluster/reserved-range',
  severity: 'warning',
  breaks:
    'The platform answers to these addresses itself, or refuses them: packets to some pods, nodes or services never arrive.',
  docs: 'Documentation/network/clustermesh/aks-clustermesh-prep.rst; eks-clustermesh-prep.rst',
  *check({ clusters }) {
    for (const cluster of clusters)
      for (const property of ['podCidrs', 'nodeCidrs', 'serviceCidrs'] as const)
        yield* reserved(cluster, property);
  },
};

function* reserved(
  cluster: ClusterPlan,
  property: 'podCidrs' | 'nodeCidrs' | 'serviceCidrs',
): Generator<Detail> {
  const { name, path, platform } = cluster;
  for (const { text, cidr } of cluster[property])
    for (const range of platform.reservedRanges) {
      const taken = parseCidr(range.cidr);
      if (cidr !== undefined && taken !== undefined && overlaps(cidr, taken))
        yield {
          at: path,
          clusters: [name],
          message: `${property} ${text} of '${name}' overlaps ${range.cidr}, which ${range.reason}`,
          hint: `Take a range apart from ${platform.reservedRanges.map(one => one.cidr).join(', ')}.`,
        };
    }
}
