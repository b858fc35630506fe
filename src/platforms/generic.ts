import {
  clusterPool,
  kubeProxyReplacement,
  type LoadBalancerProps,
  type RoutingProps,
  routingValues,
} from './network';
import { type PlatformCluster, type PlatformSetup, usual } from './platform';

/** Any conformant cluster without a CNI of its own: kubeadm and the like. */
export interface GenericProps extends RoutingProps, LoadBalancerProps {
  /**
   * Who gives nodes their pod range: Cilium's operator from the cluster's pod CIDRs, or Kubernetes itself. Default:
   * `cluster-pool`.
   */
  readonly ipam?: 'cluster-pool' | 'kubernetes';
}

/** Values: Documentation/installation/k8s-install-helm.rst, tab Generic. */
export function generic(props: GenericProps, cluster: PlatformCluster): PlatformSetup {
  const ipam = props.ipam ?? 'cluster-pool';
  return {
    ...usual,
    title: 'generic',
    values: {
      ...routingValues(props),
      // Documentation/network/concepts/ipam/kubernetes.rst
      ipam: ipam === 'kubernetes' ? { mode: 'kubernetes' } : clusterPool(cluster.podCidrs),
      ...kubeProxyReplacement(cluster.kubeProxyReplacement === true),
    },
    routing: props.routing ?? 'tunnel',
    ipam,
    apiServer: cluster.apiServer,
    internalLoadBalancer: props.loadBalancerAnnotations,
    needs: [],
  };
}
