import { nodeRanges } from './needs';
import { kubeProxyReplacement, type LoadBalancerProps, routingValues, type TunnelProps } from './network';
import { type PlatformCluster, type PlatformSetup, usual } from './platform';

/** kind: nodes are containers of one machine, for tries and tests. */
export interface KindProps extends TunnelProps, LoadBalancerProps {}

/** Values: Documentation/installation/kind.rst. */
export function kind(props: KindProps, cluster: PlatformCluster): PlatformSetup {
  const { tunnelProtocol = 'vxlan', loadBalancerAnnotations = {} } = props;
  return {
    ...usual,
    title: 'kind',
    values: {
      // Documentation/installation/kind.rst: an image that was loaded into the nodes is used as it is.
      image: { pullPolicy: 'IfNotPresent' },
      ...routingValues({ tunnelProtocol }),
      // Documentation/installation/kind.rst; nodes have their ranges from `networking.podSubnet`.
      ipam: { mode: 'kubernetes' },
      ...kubeProxyReplacement(cluster.kubeProxyReplacement === true),
    },
    routing: 'tunnel',
    ipam: 'kubernetes',
    apiServer: cluster.apiServer,
    internalLoadBalancer: loadBalancerAnnotations,
    isForTests: true,
    needs: [
      {
        title: 'kind without its own network.',
        why: 'The configuration of the cluster has `networking: { disableDefaultCNI: true }`. The command says `NotFound`.',
        // Documentation/installation/kind.rst
        check: ['kubectl -n kube-system get daemonset kindnet'],
      },
      nodeRanges(cluster.podCidrs),
    ],
  };
}
