import { type Cidr, type Owned, overlappingPairs, parseAddress } from '../../../net/index';
import type { ClusterPlan } from '../../../plan/index';
import type { PlanRule } from '../../rule';
import { meshes } from '../components';

/** An address of an endpoint, or pods. */
interface Place {
  readonly cluster: ClusterPlan;
  readonly text: string;
  readonly isAddress: boolean;
}

export const endpointPodRange: PlanRule = {
  id: 'endpoint/pod-range',
  severity: 'error',
  breaks:
    'Nodes take the endpoint for a pod: what peers send to it goes to the nodes that have the range, and no connection comes about.',
  docs: 'Documentation/network/clustermesh/setup.rst',
  *check(plan) {
    for (const component of meshes(plan))
      for (const [a, b] of overlappingPairs(component.flatMap(places))) {
        const [address, pods] = a.owner.isAddress ? [a.owner, b.owner] : [b.owner, a.owner];
        if (!address.isAddress || pods.isAddress || isOwnNetwork(address, pods)) continue;
        const { cluster, text } = address;
        yield {
          at: cluster.path,
          clusters: [...new Set([pods.cluster.name, cluster.name])],
          message: `the mesh endpoint ${text} of '${cluster.name}' lies in podCidrs ${pods.text} of '${pods.cluster.name}'`,
          hint: 'Take an address outside of the pod ranges of the connected clusters.',
        };
      }
  },
};

function places(cluster: ClusterPlan): Owned<Place>[] {
  const owned = (text: string, cidr: Cidr | undefined, isAddress: boolean): Owned<Place>[] =>
    cidr === undefined ? [] : [{ cidr, owner: { cluster, text, isAddress } }];
  return [
    ...cluster.endpoint.ips.flatMap(text => owned(text, parseAddress(text), true)),
    ...cluster.podCidrs.flatMap(({ text, cidr }) => owned(text, cidr, false)),
  ];
}

/** Where pods take addresses of the nodes' network, nodes and load balancers have addresses between them. */
const isOwnNetwork = (address: Place, pods: Place): boolean =>
  address.cluster === pods.cluster && pods.cluster.platform.podsInNodeNetwork;
