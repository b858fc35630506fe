import type { PlanRule } from '../../rule';

export const endpointNodePort: PlanRule = {
  id: 'endpoint/node-port',
  severity: 'warning',
  breaks:
    'When the nodes that are named go away, or get other addresses, every peer loses the cluster until the blueprint is changed.',
  docs: 'Documentation/network/clustermesh/setup.rst: load balancers are what is meant for production',
  *check({ clusters }) {
    for (const { name, path, platform, endpoint } of clusters)
      if (endpoint.kind === 'node-port' && !platform.isForTests)
        yield {
          at: path,
          clusters: [name],
          message: `peers reach '${name}' (${platform.title}) through a port of its nodes`,
          hint: 'Use a load balancer (endpoint.dns or endpoint.ips), or silence this where the nodes stay.',
        };
  },
};
