import { refuse } from './json';
import { equals, type Selector } from './selector';
import { policyCluster } from './labels';

const reserved = (name: string): Selector => [equals('reserved', name, '')];

/**
 * What an entity selects (cilium pkg/policy/api/entity.go). `cluster` names the pods of its own cluster, but nodes,
 * proxies and API servers by labels that are the same in the whole mesh (cilium/cilium#45065).
 */
export function entity(name: string, cluster: string): readonly Selector[] {
  switch (name) {
    case 'all':
      return [[]];
    case 'world':
      return ['world', 'world-ipv4', 'world-ipv6'].map(reserved);
    case 'cluster':
      return [
        ...['host', 'remote-node', 'init', 'ingress', 'health', 'unmanaged', 'kube-apiserver'].map(reserved),
        [equals('k8s', policyCluster, cluster)],
      ];
    case 'host':
    case 'remote-node':
    case 'init':
    case 'ingress':
    case 'health':
    case 'unmanaged':
    case 'kube-apiserver':
    case 'none':
    case 'world-ipv4':
    case 'world-ipv6':
      return [reserved(name)];
    default:
      return refuse(`the entity ${name} is not known`);
  }
}
