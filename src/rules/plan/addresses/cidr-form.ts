import { hasHostBits } from '../../../net/index';
import type { ClusterPlan, WrittenCidr } from '../../../plan/index';
import type { PlanRule } from '../../rule';

export const cidrForm: PlanRule = {
  id: 'cluster/cidr',
  severity: 'error',
  breaks: 'Cilium rejects the value, or reads another range than was meant.',
  docs: 'Documentation/network/clustermesh/setup.rst',
  *check({ clusters }) {
    for (const cluster of clusters) {
      for (const [property, written] of rangesOf(cluster)) {
        const problem = problemOf(written);
        if (problem !== undefined)
          yield {
            at: cluster.path,
            clusters: [cluster.name],
            message: `${property} of '${cluster.name}': '${written.text}' ${problem}`,
            ...(written.cidr !== undefined && { expected: written.cidr.text }),
            hint: 'Write the range as its first address and its prefix, such as 10.10.0.0/16 or fd00:10::/56.',
          };
      }
      for (const property of ['podCidrs', 'nodeCidrs'] as const)
        if (cluster[property].length === 0)
          yield {
            at: cluster.path,
            clusters: [cluster.name],
            message: `'${cluster.name}' has no ${property}`,
            hint: `List the ranges; without them nothing can be said about overlaps, and the chart's own default is the same in every cluster.`,
          };
    }
  },
};

function rangesOf(cluster: ClusterPlan): [string, WrittenCidr][] {
  return (['podCidrs', 'nodeCidrs', 'serviceCidrs'] as const).flatMap(property =>
    cluster[property].map((written, i): [string, WrittenCidr] => [`${property}[${i}]`, written]),
  );
}

function problemOf({ text, cidr }: WrittenCidr): string | undefined {
  if (cidr === undefined) return 'is no CIDR';
  // Most ranges are written as they are meant, and need no second reading.
  return text !== cidr.text && hasHostBits(text) ? 'has address bits behind its prefix' : undefined;
}
