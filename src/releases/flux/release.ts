/** Controllers of Flux that Meshprint's repositories rely on. */
export type FluxComponent =
  'source-controller' | 'kustomize-controller' | 'helm-controller' | 'notification-controller';

/** What Meshprint knows of one minor of Flux. */
export interface FluxRelease {
  /** Such as `2.9`. */
  readonly minor: string;
  /** First and last Kubernetes minor that this Flux minor supports. */
  readonly kubernetes: readonly [string, string];
  /** Controllers that a cluster needs; image automation is left out. */
  readonly components: readonly FluxComponent[];
}
