import type { PlanRule } from '../../rule';

/** kube-apiserver, --service-node-port-range: the default, which clusters may change. */
const range = { from: 30000, to: 32767 } as const;

export const endpointNodePortRange: PlanRule = {
  id: 'endpoint/node-port-range',
  severity: 'warning',
  breaks: 'The API server refuses the Service of clustermesh-apiserver, and Helm with it the whole release.',
  docs: 'Kubernetes: Service, type NodePort',
  *check({ clusters }) {
    for (const { name, path, endpoint } of clusters) {
      const { kind, port } = endpoint;
      if (kind === 'node-port' && port >= 1 && port <= 65535 && (port < range.from || port > range.to))
        yield {
          at: path,
          clusters: [name],
          message: `the node port ${port} of '${name}' lies outside of the usual range`,
          expected: `${range.from} to ${range.to}`,
          hint: 'Take a port of the range, or silence this where the API server was given another range.',
        };
    }
  },
};
