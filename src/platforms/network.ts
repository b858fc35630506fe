import type { Values } from '../releases/index';

/** Settings of a platform whose packets are always wrapped. */
export interface TunnelProps {
  /** Encapsulation of `tunnel`. Default: `vxlan`. */
  readonly tunnelProtocol?: 'vxlan' | 'geneve';
}

/** Settings of a platform that leaves the routing to whoever runs the network. */
export interface RoutingProps extends TunnelProps {
  /**
   * How packets travel between nodes. `tunnel` wraps them, and nodes need only reach each other; `native` needs a
   * network that routes pod addresses, between clusters too. Default: `tunnel`.
   */
  readonly routing?: 'tunnel' | 'native';
}

/** Settings of a platform without a load balancer of its own. */
export interface LoadBalancerProps {
  /**
   * Annotations for the load balancer of clustermesh-apiserver: the ones that keep it internal, and that ask for the
   * static addresses of `endpoint.ips`. `{}` says that none are needed, because load balancers are internal anyway.
   * Default: none, with a warning.
   */
  readonly loadBalancerAnnotations?: Readonly<Record<string, string>>;
}

/** Documentation/network/concepts/routing.rst */
export function routingValues({ routing, tunnelProtocol }: RoutingProps): Values {
  if (routing === 'native') return { routingMode: 'native' };
  return { routingMode: 'tunnel', tunnelProtocol: tunnelProtocol ?? 'vxlan' };
}

/** Documentation/network/concepts/ipam/cluster-pool.rst; the chart's own pools are the same in every cluster. */
export function clusterPool(podCidrs: readonly string[]): Values {
  const v4 = podCidrs.filter(cidr => !cidr.includes(':'));
  const v6 = podCidrs.filter(cidr => cidr.includes(':'));
  return {
    mode: 'cluster-pool',
    operator: {
      ...(v4.length > 0 && { clusterPoolIPv4PodCIDRList: v4, clusterPoolIPv4MaskSize: nodeMask(v4, 24) }),
      ...(v6.length > 0 && { clusterPoolIPv6PodCIDRList: v6, clusterPoolIPv6MaskSize: nodeMaskV6(v6) }),
    },
  };
}

const prefixes = (pools: readonly string[]): number[] => pools.map(pool => Number(pool.split('/')[1] ?? 0));

/** The chart's mask, or a smaller node range where a pool itself is not larger than that. */
const nodeMask = (pools: readonly string[], usual: number): number => Math.max(usual, ...prefixes(pools));

/** In IPv6 the operator refuses node ranges more than 16 bits longer than the pool (cilium pkg/ipam/cidrset). */
const nodeMaskV6 = (pools: readonly string[]): number =>
  nodeMask(pools, Math.min(120, ...prefixes(pools).map(prefix => prefix + 16)));

/** Documentation/network/kubernetes/kubeproxy-free.rst: the chart takes the words, not a boolean default. */
export const kubeProxyReplacement = (replaced: boolean): Values => ({
  kubeProxyReplacement: replaced ? 'true' : 'false',
});
