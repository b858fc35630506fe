import { fewOf } from '../../../findings/index';
import { parseAddress } from '../../../net/index';
import type { PlanRule } from '../../rule';
import { amongOwnNodes, insides } from './places';

export const endpointNodeRange: PlanRule = {
  id: 'endpoint/node-range',
  severity: 'error',
  breaks:
    'Peers connect to a node of the other cluster, and refuse its certificate; or nothing answers there.',
  docs: 'Documentation/network/clustermesh/setup.rst',
  *check(plan) {
    for (const { cluster, text, range, holders } of insides(plan, 'nodeCidrs')) {
      const address = parseAddress(text);
      // Clusters in one subnet: whose the address is cannot be told from the ranges.
      if (address !== undefined && amongOwnNodes(cluster, address)) continue;
      const names = holders.map(({ name }) => name);
      yield {
        at: cluster.path,
        clusters: [...names, cluster.name],
        message: `the mesh endpoint ${text} of '${cluster.name}' lies in nodeCidrs ${range} of ${fewOf(names)}, and not in its own`,
        hint: 'Take an address of the cluster itself; where load balancers and nodes of several clusters share a subnet, give it in the nodeCidrs of each.',
      };
    }
  },
};
