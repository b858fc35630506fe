import { type ClusterPlan, healthPortOf, valueAt } from '../../../plan/index';
import type { PlanRule } from '../../rule';
import { deviants } from '../components';

export const mtuDiffers: PlanRule = {
  id: 'datapath/mtu',
  severity: 'warning',
  breaks: 'Large packets from one cluster to the other are dropped, where small ones come through.',
  docs: 'Documentation/network/clustermesh/setup.rst; Documentation/network/concepts/routing.rst',
  *check(plan) {
    for (const { first, other, expected, actual, where } of deviants(plan, mtuOf))
      yield {
        ...where,
        message: `the MTU of '${other.name}' is ${actual}, that of '${first.name}' ${expected}`,
        hint: 'Give clusters that are connected one MTU in the fleet’s values, or silence this where the network between them carries the larger one.',
      };
  },
};

export const healthPortDiffers: PlanRule = {
  id: 'datapath/health-port',
  severity: 'warning',
  breaks: 'Nodes ask peers for their health at a port where nothing answers, and show them as unreachable.',
  docs: 'Documentation/operations/system_requirements.rst, firewall rules',
  *check(plan) {
    for (const { first, other, expected, actual, where } of deviants(plan, portOf, hasPort))
      yield {
        ...where,
        message: `'${other.name}' answers health checks at TCP ${actual}, '${first.name}' at ${expected}`,
        hint: 'Write extraConfig.cluster-health-port into the fleet’s values, or leave it out everywhere.',
      };
  },
};

const portOf = ({ values }: ClusterPlan): number => healthPortOf(values);
/** What is no port is an error of its own. */
const hasPort = (cluster: ClusterPlan): boolean => !Number.isNaN(portOf(cluster));

/** Nodes find it out by themselves where nothing, or 0, is said. */
function mtuOf({ values }: ClusterPlan): string {
  const mtu = valueAt(values, 'MTU');
  return typeof mtu === 'number' && mtu !== 0 ? String(mtu) : 'what its nodes find out';
}
