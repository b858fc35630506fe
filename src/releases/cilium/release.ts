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
