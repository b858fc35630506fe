/** How a cluster's DNS comes to serve `clusterset.local`, the zone of exported services: exactly one of the keys. */
export type ClustersetDnsProps =
  /** Cilium's chart changes CoreDNS's Corefile itself, from 1.19 on; nobody else may write that Corefile. */
  | { readonly auto: CorednsProps }
  /** A server block in the ConfigMap kube-system/coredns-custom, which the Corefile of AKS and K3s imports. */
  | { readonly custom: CorednsProps }
  /** A configuration of the EKS add-on `coredns`, which its README says how to apply. */
  | { readonly addOn: CorednsProps }
  /** Values for RKE2's chart `rke2-coredns`. */
  | { readonly helmChartConfig: CorednsProps }
  /** A CoreDNS of Meshprint's own for this zone alone, to which the cluster's DNS forwards it: GKE, AKS, K3s. */
  | { readonly ownServer: OwnServerProps }
  /** Something that is not in this repository serves the zone; the README says how to see whether it does. */
  | { readonly elsewhere: Record<string, never> }
  /** The zone is not served here: callers use the Services that Cilium derives, such as `derived-….shop.svc`. */
  | { readonly none: Record<string, never> };

/** The CoreDNS that the platform brings. */
export interface CorednsProps {
  /**
   * Its exact version, without `v`; 1.12.2 is the first that can serve the zone. Default: what Kubernetes brings, which
   * is new enough from 1.35 on; with `addOn` it has to be said. Example: `1.12.2`.
   */
  readonly coredns?: string;
}

/** A CoreDNS beside the one of the platform. */
export interface OwnServerProps {
  /**
   * Its address: a free one of `serviceCidrs`, best from the first sixteenth, which Kubernetes does not give away by
   * itself. Example: `10.96.0.53`.
   */
  readonly address: string;
  /** Exact version, without `v`. Default: `1.13.1`. */
  readonly coredns?: string;
  /** Its image without tag. Default: `registry.k8s.io/coredns/coredns`. */
  readonly image?: string;
  /**
   * Other domains that kube-dns forwards, with their servers: on GKE all of them stand in one field, which is written
   * here as a whole. Example: `{ 'corp.example.com': ['10.0.0.53'] }`.
   */
  readonly stubDomains?: Readonly<Record<string, readonly string[]>>;
}
