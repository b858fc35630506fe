/** A Helm values tree. `null` deletes a default of the chart. */
export interface Values {
  readonly [path: string]: Value;
}
export type Value = string | number | boolean | null | readonly Value[] | Values;

/** What may not leave a node unencrypted. */
export interface StrictEgress {
  readonly cidr: string;
  readonly allowRemoteNodeIdentities: boolean;
}

/** Gateway API as a minor of Cilium wants it. Documentation/network/servicemesh/gateway-api/installation.rst. */
export interface GatewayApiWanted {
  /** The release that the documentation of this minor names, with its `v`. */
  readonly documented: string;
  /** Kinds with the version that must be served: without one, the operator leaves all gateways alone. */
  readonly required: Readonly<Record<string, string>>;
  /** The minor of Gateway API from which on the operator does not start with the standard channel, and why. */
  readonly fails?: { readonly from: string; readonly because: string };
}

/** What Meshprint knows of one minor of Cilium: everything that differs between minors, and nothing else. */
export interface CiliumRelease {
  /** Such as `1.20`. */
  readonly minor: string;
  /** Where the chart lives; the tag is the version without `v`. */
  readonly chart: string;
  /**
   * Values that are always written, because their default changed between minors and a meaning must not change with
   * an upgrade. Documentation/operations/upgrade.rst.
   */
  readonly pinned: Values;
  /** Entities that policies may name: pkg/policy/api/entity.go, without those that select nothing. */
  readonly entities: readonly string[];
  /** API version of ServiceExport that this minor's operator speaks. */
  readonly mcsApiVersion: 'multicluster.x-k8s.io/v1alpha1' | 'multicluster.x-k8s.io/v1beta1';
  /** `clustermesh` values that switch the Multi-Cluster Services API on or off, and with it what is done to CoreDNS. */
  readonly mcs: (enabled: boolean, configureCoredns: boolean) => Values;
  /** Whether the chart can make CoreDNS serve `clusterset.local`. */
  readonly configuresCoredns: boolean;
  /** Whether the operator brings the CRDs of the Multi-Cluster Services API, and owns them; before 1.19 others do. */
  readonly installsMcsCrds: boolean;
  /** Whether namespaces may be local to their cluster; before 1.20 every one is global. */
  readonly hasNamespaceScopes: boolean;
  /**
   * Release of the MCS CRDs that is applied by hand before an upgrade to this minor, where clustermesh-apiserver does
   * not wait for the operator to update them.
   */
  readonly mcsCrdsFirst?: string;
  readonly gatewayApi: GatewayApiWanted;
  /** `clustermesh.config.clusters`: since 1.19 a map by name, which merges with other values key by key. */
  readonly peers: 'list' | 'map';
  /** Value path of the list of DNS names that the clustermesh-apiserver certificate is also issued for. */
  readonly extraDnsNames: readonly string[];
  /** `encryption.strictMode`: since 1.19 `egress` below it; what it was before is gone in 1.20. */
  readonly strictMode: (strict: StrictEgress) => Values;
  /** Whether `clustermesh.cacheTTL` can end the use of what is known of a dead peer. */
  readonly hasCacheTtl: boolean;
  /** Whether the rates of requests to etcd can be set; before 1.20 they are fixed. */
  readonly hasEtcdQps: boolean;
  /** Whether clustermesh-apiserver restarts when the addresses of a peer change, which are in its pod's hosts file. */
  readonly restartsForPeerAddresses: boolean;
  /** Whether nodes without kube-proxy take a peer's node port for the same port of their own cluster. */
  readonly mistakesNodePorts: boolean;
  /** Names in the certificate of clustermesh-apiserver that the chart asks for by itself; the first one is its CN. */
  readonly apiserverNames: readonly string[];
  /** How certgen signs: only with a CA that is there, never with one that it makes up. */
  readonly certgen: Values;
  /** Whether certgen first runs as a Helm hook, which Helm waits for even without `--wait`. */
  readonly certgenIsHook: boolean;
  /** `clustermesh.apiserver.tls` values with which the chart leaves the certificates' Secrets to others. */
  readonly foreignSecrets: Values;
  /** Defects of patches that hurt a mesh. */
  readonly defects: readonly Defect[];
  /** First and last Kubernetes minor that Cilium's own tests run on; undefined where no document says so. */
  readonly testedKubernetes: readonly [string, string] | undefined;
}

/** Something that some patches of a minor get wrong. */
export interface Defect {
  /** Versions that have it, as a range: `<1.18.10`. */
  readonly in: string;
  /** What goes wrong, as the end of a sentence that begins with the version. */
  readonly what: string;
  /** What a cluster has to use for it to matter: MCS, or a service with two ports to one port of its pods. */
  readonly when?: 'mcs' | 'shared target port';
}
