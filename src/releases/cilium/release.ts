/** A Helm values tree. `null` deletes a default of the chart. */
export interface Values {
  readonly [path: string]: Value;
}
export type Value = string | number | boolean | null | readonly Value[] | Values;

/** A peer as `clustermesh.config.clusters` names it. */
export interface PeerEndpoint {
  readonly name: string;
  readonly address: string;
  readonly port: number;
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
  /** API version of ServiceExport that this minor's operator speaks. */
  readonly mcsApiVersion: 'multicluster.x-k8s.io/v1alpha1' | 'multicluster.x-k8s.io/v1beta1';
  /** `clustermesh` values that switch the Multi-Cluster Services API on or off. */
  readonly mcs: (enabled: boolean) => Values;
  /** Whether the operator brings the CRDs of the Multi-Cluster Services API; before 1.19 they are applied by hand. */
  readonly installsMcsCrds: boolean;
  /** Whether namespaces may be local to their cluster; before 1.20 every one is global. */
  readonly hasNamespaceScopes: boolean;
  /** `clustermesh.config.clusters`: a map by name since 1.19, a list before. */
  readonly peers: (peers: readonly PeerEndpoint[]) => Value;
  /** Value path of the list of DNS names that the clustermesh-apiserver certificate is also issued for. */
  readonly extraDnsNames: readonly string[];
  /** Patches from which on a defect is mended; a minor without an entry does not have it. */
  readonly mended: {
    /** Two ports of a service with one target port: cilium/cilium#45109. */
    readonly sameTargetPort?: string;
    /** An upgrade with MCS on before the CRDs serve v1beta1: cilium/cilium#47793. */
    readonly mcsUpgrade?: string;
  };
  /** Patches that must not be used, with the reason. */
  readonly knownBad: Readonly<Record<string, string>>;
}
