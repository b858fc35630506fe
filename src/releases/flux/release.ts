/** Controllers of Flux that Meshprint's repositories rely on. */
export type FluxComponent =
  'source-controller' | 'kustomize-controller' | 'helm-controller' | 'notification-controller';

/** API versions by `group/Kind`; the first one is the one to write. */
export type ApiVersions = Readonly<Record<string, readonly string[]>>;

/** Something in an object that the CRDs of the minors before refuse. */
export interface Novelty {
  /** `group/Kind`. */
  readonly kind: string;
  /** Place in the object; `[]` is every entry of a list: `spec.valuesFrom[].literal`. */
  readonly path: string;
  /** Set where the field is older, and these values of it are new. */
  readonly values?: readonly string[];
  /** Set where the field could not be left out before. */
  readonly optional?: true;
}

/** What Meshprint knows of one minor of Flux. */
export interface FluxRelease {
  /** Such as `2.9`. */
  readonly minor: string;
  /** First and last Kubernetes minor that this Flux minor supports. */
  readonly kubernetes: readonly [string, string];
  /** Controllers that a cluster needs; image automation is left out. */
  readonly components: readonly FluxComponent[];
  /** What the CRDs serve. */
  readonly apis: ApiVersions;
  /** What this minor brought. */
  readonly novelties: readonly Novelty[];
  /** Whether commit statuses tell of failures; notification-controller 1.8 drops them (its issue 1373). */
  readonly reportsFailures: boolean;
  /** The first patch that mends what hurts a repository such as Meshprint's, and what that is. */
  readonly floor: { readonly version: string; readonly mends: string } | undefined;
}
