import { customCorefile } from './dns';
import { nodeArguments, noKubeProxy } from './needs';
import {
  clusterPool,
  kubeProxyReplacement,
  type LoadBalancerProps,
  type RoutingProps,
  routingValues,
} from './network';
import { type PlatformCluster, type PlatformSetup, usual } from './platform';

/** K3s, with Flannel and its network policies off. */
export interface K3sProps extends RoutingProps, LoadBalancerProps {
  /**
   * Replicas of Cilium's operator. The second replica needs a second node. Default: 1.
   *
   * @asType integer
   */
  readonly operatorReplicas?: number;
}

/** Values: Documentation/installation/k8s-install-helm.rst, tab k3s, and k3s.rst. */
export function k3s(props: K3sProps, cluster: PlatformCluster): PlatformSetup {
  const replaced = cluster.kubeProxyReplacement === true;
  return {
    ...usual,
    title: 'K3s',
    values: {
      // Documentation/installation/k8s-install-helm.rst, tab k3s
      operator: { replicas: props.operatorReplicas ?? 1 },
      ...routingValues(props),
      // Documentation/installation/requirements-k3s.rst: cluster pool. With Flannel off, K3s looks for plugins in the
      // usual folders (docs.k3s.io, Basic Network Options, Custom CNI), so the paths are the chart's.
      ipam: clusterPool(cluster.podCidrs),
      ...kubeProxyReplacement(replaced),
    },
    routing: props.routing ?? 'tunnel',
    ipam: 'cluster-pool',
    apiServer: cluster.apiServer,
    dns: customCorefile,
    internalLoadBalancer: props.loadBalancerAnnotations,
    needs: [
      {
        title: 'K3s without Flannel, its network policies and its load balancer.',
        why: 'Servers run with `--flannel-backend=none --disable-network-policy --disable=servicelb`. ServiceLB would put clustermesh-apiserver on port 2379 of every node, which belongs to the embedded etcd on servers; use another load balancer. The command prints the arguments of each node.',
        // Documentation/installation/k3s.rst; docs.k3s.io, Networking Services and Basic Network Options
        check: [nodeArguments('k3s')],
      },
      ...(replaced ? [noKubeProxy('servers run with `--disable-kube-proxy`')] : []),
    ],
  };
}
