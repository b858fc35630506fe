import type { ClusterPlan } from '../../../plan/index';
import type { PlanRule } from '../../rule';
import { deviants } from '../components';

export const tunnel: PlanRule = {
  id: 'datapath/tunnel',
  severity: 'error',
  breaks:
    'Each side drops the other’s packets: they come in an encapsulation, or on a port, that it does not expect.',
  docs: 'Documentation/network/clustermesh/setup.rst',
  *check(plan) {
    for (const { first, other, expected, actual, where } of deviants(plan, show, tunnels))
      yield {
        ...where,
        message: `'${other.name}' tunnels with ${actual}, '${first.name}' with ${expected}`,
        hint: 'Use one tunnel protocol and port in clusters that are connected.',
      };
  },
};

const tunnels = ({ datapath }: ClusterPlan): boolean => datapath.routing === 'tunnel';
const show = ({ datapath }: ClusterPlan): string =>
  `${datapath.tunnelProtocol ?? 'vxlan'} on UDP ${datapath.tunnelPort ?? 0}`;
