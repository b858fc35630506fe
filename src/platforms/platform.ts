import type { Values } from '../releases/index';

/** What a platform needs to know of its cluster to choose values. */
export interface PlatformCluster {
  /** Pod CIDRs as written, both families. */
  readonly podCidrs: readonly string[];
  readonly apiServer: { readonly host: string; readonly port: number } | undefined;
  /** What the blueprint says; undefined leaves the choice to the platform. */
  readonly kubeProxyReplacement: boolean | undefined;
}

/** What a platform settles about a cluster. */
export interface PlatformSetup {
  /** As people call it: `GKE`. */
  readonly title: string;
  /** Cilium values that the platform needs; the documentation path stands beside every key in its file. */
  readonly values: Values;
  /** Annotations that make the load balancer of clustermesh-apiserver an internal one. */
  readonly internalLoadBalancer: Readonly<Record<string, string>>;
  /** Which DNS server answers inside the cluster; kube-dns cannot serve `clusterset.local`. */
  readonly dns: 'coredns' | 'kube-dns';
}
