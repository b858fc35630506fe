import type { PlanRule } from '../../rule';
import { familiesOf } from '../families';
import { addressesOf } from './places';

export const endpointFamily: PlanRule = {
  id: 'endpoint/family',
  severity: 'error',
  breaks: 'KVStoreMesh and agents of the peers have no address from which they could connect to it.',
  docs: 'Documentation/network/clustermesh/setup.rst; Kubernetes: IPv4/IPv6 dual-stack',
  *check({ clusters }) {
    const families = new Map(clusters.map(cluster => [cluster.name, familiesOf(cluster)]));
    for (const cluster of clusters) {
      const { name, path, peers } = cluster;
      for (const { text, cidr } of addressesOf(cluster)) {
        const family = cidr.family === 4 ? 'IPv4' : 'IPv6';
        if (peers.length > 0 && !peers.some(peer => families.get(peer)?.includes(family)))
          yield {
            at: path,
            clusters: [name],
            message: `the mesh endpoint ${text} of '${name}' is ${family}, which no linked cluster speaks`,
            hint: 'Take an address of a family that the pods of the peers have.',
          };
      }
    }
  },
};
