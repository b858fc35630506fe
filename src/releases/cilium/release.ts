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
  /** `clustermesh.config.clusters`: a map by name since 1.19, a list before. */
  readonly peers: (peers: readonly PeerEndpoint[]) => Value;
  /** Value path of the list of DNS names that the clustermesh-apiserver certificate is also issued for. */
  readonly extraDnsNames: readonly string[];
  /** Names in the certificate of clustermesh-apiserver that the chart asks for by itself; the first one is its CN. */
  readonly apiserverNames: readonly string[];
  /** How certgen signs: only with a CA that is there, never with one that it makes up. */
  readonly certgen: Values;
  /** Whether certgen first runs as a Helm hook, which Helm waits for even without `--wait`. */
  readonly certgenIsHook: boolean;
  /** `clustermesh.apiserver.tls` values with which the chart leaves the certificates' Secrets to others. */
  readonly foreignSecrets: Values;
  /** Patches that must not be used, with the reason. */
  readonly knownBad: Readonly<Record<string, string>>;
}
