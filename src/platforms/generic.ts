import type { Values } from '../releases/index';
import type { PlatformCluster, PlatformSetup } from './platform';

/** Any conformant cluster without a CNI of its own: kubeadm and the like. */
export interface GenericProps {
  /**
   * How packets travel between nodes. `tunnel` wraps them, and nodes need only reach each other; `native` needs a
   * network that routes pod addresses, between clusters too. Default: `tunnel`.
   */
  readonly routing?: 'tunnel' | 'native';
  /** Encapsulation of `tunnel`. Default: `vxlan`. */
  readonly tunnelProtocol?: 'vxlan' | 'geneve';
  /**
   * Who gives nodes their pod range: Cilium's operator from the cluster's pod CIDRs, or Kubernetes itself. Default:
   * `cluster-pool`.
   */
  readonly ipam?: 'cluster-pool' | 'kubernetes';
  /** Annotations for the load balancer of clustermesh-apiserver, such as the ones that keep it internal. */
  readonly loadBalancerAnnotations?: Readonly<Record<string, string>>;
}

/** Values: Documentation/installation/k8s-install-helm.rst, tab Generic. */
export function generic(props: GenericProps, cluster: PlatformCluster): PlatformSetup {
  return {
    title: 'generic',
    values: {
      ...routing(props),
      ipam: ipam(props, cluster),
      // Documentation/network/kubernetes/kubeproxy-free.rst: the chart takes the words, not a boolean default.
      kubeProxyReplacement: cluster.kubeProxyReplacement === true ? 'true' : 'false',
    },
    internalLoadBalancer: props.loadBalancerAnnotations ?? {},
    dns: 'coredns',
  };
}

/** Documentation/network/concepts/routing.rst */
function routing(props: GenericProps): Values {
  if (props.routing === 'native') return { routingMode: 'native' };
  return { routingMode: 'tunnel', tunnelProtocol: props.tunnelProtocol ?? 'vxlan' };
}

/** Documentation/network/concepts/ipam/cluster-pool.rst; the chart's own pools are the same in every cluster. */
function ipam(props: GenericProps, { podCidrs }: PlatformCluster): Values {
  if (props.ipam === 'kubernetes') return { mode: 'kubernetes' };
  const v4 = podCidrs.filter(cidr => !cidr.includes(':'));
  const v6 = podCidrs.filter(cidr => cidr.includes(':'));
  return {
    mode: 'cluster-pool',
    operator: {
      ...(v4.length > 0 && { clusterPoolIPv4PodCIDRList: v4, clusterPoolIPv4MaskSize: nodeMask(v4, 24) }),
      ...(v6.length > 0 && { clusterPoolIPv6PodCIDRList: v6, clusterPoolIPv6MaskSize: nodeMask(v6, 120) }),
    },
  };
}

/** The chart's mask, or a smaller node range where the pool itself is not larger than the chart's mask. */
function nodeMask(pools: readonly string[], usual: number): number {
  const longest = Math.max(...pools.map(pool => Number(pool.split('/')[1] ?? 0)));
  return Math.max(usual, longest);
}
