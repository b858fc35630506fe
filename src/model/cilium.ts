/** Which Cilium the clusters run, and values of your own for its chart. */
export interface CiliumProps {
  /** Exact version of the chart, without `v`. Example: `1.20.3`. */
  readonly version: string;
  /** Digest of the chart's OCI artifact, `sha256:` and 64 hex digits; pins the chart's bytes. Default: the tag alone. */
  readonly digest?: string;
  /** Values for the chart in every cluster, beside those that Meshprint settles. Default: none. */
  readonly values?: CiliumValues;
}

/** What is different about Cilium in one cluster. */
export interface ClusterCiliumProps {
  /**
   * Exact version of the chart, at most one minor apart from the cluster's peers: for rolling an upgrade through.
   * Default: the fleet's.
   */
  readonly version?: string;
  /**
   * Digest of the chart's OCI artifact, `sha256:` and 64 hex digits. Default: the fleet's, unless the cluster has a
   * version of its own.
   */
  readonly digest?: string;
  /**
   * Values for the chart in this cluster, merged over the fleet's as Helm merges: maps key by key, anything else whole;
   * null takes a default of the chart away. Default: the fleet's alone.
   */
  readonly values?: CiliumValues;
}

/**
 * Values for Cilium's chart, as its values.yaml has them. What Meshprint settles itself cannot be set here. Example:
 * `{ hubble: { relay: { enabled: true } } }`.
 */
export interface CiliumValues {
  readonly [key: string]: CiliumValue;
}

/** A value for Cilium's chart; null takes a default of the chart away. */
export type CiliumValue = string | number | boolean | null | readonly CiliumValue[] | CiliumValues;
