/**
 * Which clusters are peers: exactly one of the keys. A link is always both ways; two clusters that share a neighbour
 * do not see each other unless they are linked too.
 */
export type TopologyProps =
  /** Every cluster with every other. */
  | { readonly fullMesh: Record<string, never> }
  /** The links that are listed, and no others. */
  | { readonly links: LinksProps };

/** An explicit list of peerings. */
export interface LinksProps {
  /** Pairs of cluster names. */
  readonly between: readonly (readonly [string, string])[];
}
