import { fewOf } from '../../../findings/index';
import type { PlanRule } from '../../rule';
import { insides } from './places';

export const endpointServiceRange: PlanRule = {
  id: 'endpoint/service-range',
  severity: 'error',
  breaks:
    'The nodes of such a cluster take the endpoint for one of their own services: the connection ends there, or reaches whatever has that address.',
  docs: 'Kubernetes: Service, ClusterIP allocation; Documentation/network/clustermesh/setup.rst',
  *check(plan) {
    for (const { cluster, text, range, holders } of insides(plan, 'serviceCidrs')) {
      const linked = new Set([cluster.name, ...cluster.peers]);
      const names = holders.map(({ name }) => name).filter(name => linked.has(name));
      if (names.length > 0)
        yield {
          at: cluster.path,
          clusters: [...new Set([...names, cluster.name])],
          message: `the mesh endpoint ${text} of '${cluster.name}' lies in serviceCidrs ${range} of ${fewOf(names)}`,
          hint: 'Take an address outside of the service ranges of this cluster and of its peers.',
        };
    }
  },
};
