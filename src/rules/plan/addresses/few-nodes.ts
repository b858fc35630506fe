import { valueAt } from '../../../plan/index';
import type { PlanRule } from '../../rule';

/** Fewer cannot take a node more while another is replaced. */
const least = 4;

export const fewNodes: PlanRule = {
  id: 'cluster/few-nodes',
  severity: 'warning',
  breaks: 'The next node gets no addresses for its pods, and nothing starts on it.',
  docs: 'Documentation/network/concepts/ipam/cluster-pool.rst',
  *check({ clusters }) {
    for (const { name, path, podCidrs, platform, values } of clusters) {
      if (platform.ipam !== 'cluster-pool') continue;
      for (const family of [4, 6] as const) {
        const mask = valueAt(values, 'ipam', 'operator', `clusterPoolIPv${family}MaskSize`);
        const pools = podCidrs.flatMap(({ cidr }) => (cidr?.family === family ? [cidr] : []));
        if (typeof mask !== 'number' || pools.length === 0) continue;
        const nodes = pools.reduce((sum, { prefix }) => sum + 2 ** (mask - prefix), 0);
        if (nodes < least)
          yield {
            at: path,
            clusters: [name],
            message: `the podCidrs of '${name}' hold IPv${family} ranges of /${mask} for ${nodes} node${nodes === 1 ? '' : 's'} only`,
            expected: `room for ${least} nodes or more`,
            hint: 'Give the cluster a larger range, such as a /16, or add another one to podCidrs.',
          };
      }
    }
  },
};
