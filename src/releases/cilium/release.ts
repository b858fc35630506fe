/** A Helm values tree. `null` deletes a default of the chart. */
export interface Values {
  readonly [path: string]: Value;
}
export type Value = string | number | boolean | null | readonly Value[] | Values;

/** What Meshprint knows of one minor of Cilium: everything that differs between minors, and nothing else. */
export interface CiliumRelease {
  /** Such as `1.20`. */
  readonly minor: string;
  /** Where the chart lives; the tag is the version without `v`. */
  readonly chart: string;
  /** API version of ServiceExport that this minor's operator speaks. */
  readonly mcsApiVersion: string;
  /**
   * Values that are always written, because their default changed between minors and a meaning must not change with
   * an upgrade. Documentation/operations/upgrade.rst.
   */
  readonly pinned: Values;
  /** Value path of the list of DNS names that the clustermesh-apiserver certificate is also issued for. */
  readonly extraDnsNames: readonly string[];
  /** Patches that must not be used, with the reason. */
  readonly knownBad: Readonly<Record<string, string>>;
}
