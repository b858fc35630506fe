/** Where peers reach a cluster's clustermesh-apiserver: exactly one of the keys. */
export type EndpointProps =
  /** A DNS name that resolves to the load balancer of clustermesh-apiserver. */
  | { readonly dns: DnsEndpoint }
  /** A load balancer with addresses that are known beforehand. */
  | { readonly ips: IpsEndpoint }
  /** The nodes themselves, without a load balancer: for kind and other clusters for tests. */
  | { readonly nodePort: NodePortEndpoint };

/** A DNS name that resolves to the load balancer of clustermesh-apiserver, inside the peers' clusters. */
export interface DnsEndpoint {
  /** Default: `<cluster>.<mesh domain>`. */
  readonly name?: string;
  /**
   * Port that peers connect to. Default: 2379.
   *
   * @asType integer
   */
  readonly port?: number;
}

/**
 * Static addresses of the load balancer of clustermesh-apiserver. The Service asks for them as the platform documents
 * it; where the platform has no way of its own, `loadBalancerAnnotations` does. No DNS is needed.
 */
export interface IpsEndpoint {
  /** IPv4 or IPv6 addresses. Example: `['10.128.0.10']`. */
  readonly addresses: readonly string[];
  /**
   * Port that peers connect to. Default: 2379.
   *
   * @asType integer
   */
  readonly port?: number;
}

/** A port of the cluster's nodes that leads to clustermesh-apiserver. */
export interface NodePortEndpoint {
  /**
   * Port of every node. Example: 32379.
   *
   * @asType integer
   */
  readonly port: number;
  /** Addresses of nodes that peers reach and that stay. Example: `['172.18.0.3']`. */
  readonly addresses: readonly string[];
}
