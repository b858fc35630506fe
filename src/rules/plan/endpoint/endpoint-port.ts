import type { PlanRule } from '../../rule';

/** The load balancer's port is fixed in the charts up to 1.20. */
const chartPort = 2379;

export const endpointPort: PlanRule = {
  id: 'cluster/endpoint-port',
  severity: 'warning',
  breaks: 'Peers dial a port on which the load balancer does not listen.',
  docs: 'cilium/cilium#47375: the port of the Service can be chosen from 1.21 on',
  *check({ clusters }) {
    for (const { name, path, endpoint } of clusters)
      if (endpoint.kind !== 'node-port' && endpoint.port !== chartPort)
        yield {
          at: path,
          clusters: [name],
          message: `peers dial port ${endpoint.port} of '${name}', while its load balancer listens on ${chartPort}`,
          hint: 'Leave the port out, or silence this where something in between translates it.',
        };
  },
};
