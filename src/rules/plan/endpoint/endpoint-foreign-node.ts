import type { PlanRule } from '../../rule';
import { addressesOf, amongOwnNodes } from './places';

export const endpointForeignNode: PlanRule = {
  id: 'endpoint/foreign-node',
  severity: 'warning',
  breaks: 'The port is open on nodes of this cluster only: at the address nothing answers.',
  docs: 'Kubernetes: Service, type NodePort',
  *check({ clusters }) {
    for (const cluster of clusters) {
      if (cluster.endpoint.kind !== 'node-port') continue;
      for (const { text, cidr } of addressesOf(cluster))
        if (!amongOwnNodes(cluster, cidr))
          yield {
            at: cluster.path,
            clusters: [cluster.name],
            message: `the mesh endpoint ${text} of '${cluster.name}' lies outside of its nodeCidrs`,
            hint: 'Give addresses of its nodes in endpoint.nodePort.addresses, complete nodeCidrs, or silence this where something translates the address.',
          };
    }
  },
};
