import type { PlanRule } from '../../rule';
import { deviants } from '../components';

export const routingMode: PlanRule = {
  id: 'datapath/routing-mode',
  severity: 'error',
  breaks: 'Requests arrive and replies are lost: one side sends tunnelled packets, the other plain ones.',
  docs: 'Documentation/network/clustermesh/setup.rst; cilium/cilium#33393',
  *check(plan) {
    for (const { first, other, expected, actual, where } of deviants(plan, c => c.datapath.routing))
      yield {
        ...where,
        message: `'${other.name}' (${other.platform.title}) routes ${actual}, '${first.name}' (${first.platform.title}) routes ${expected}`,
        hint: 'Clusters that are connected use one routing mode: choose the platform settings alike, or take one of them out of the topology.',
      };
  },
};
