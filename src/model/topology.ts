import type { Clusters } from './select';

/**
 * Which clusters are peers: exactly one of the keys. A link is always both ways; two clusters that share a neighbour
 * do not see each other unless they are linked too.
 */
export type TopologyProps =
  /** Every cluster with every other. */
  | { readonly fullMesh: FullMeshProps }
  /** Hubs with each other and with every spoke; no spoke with another. */
  | { readonly hubAndSpoke: HubAndSpokeProps }
  /** A full mesh within each group of clusters that have the same value of a label. */
  | { readonly groups: GroupsProps }
  /** The links that are listed, and no others. */
  | { readonly links: LinksProps }
  /** Every link that one of several topologies makes. */
  | { readonly sum: readonly TopologyProps[] }
  /** The links of one topology that another one does not make. */
  | { readonly difference: DifferenceProps };

/** Every cluster with every other. */
export interface FullMeshProps {
  /** Default: all clusters of the fleet. */
  readonly among?: Clusters;
}

/** Hubs with each other and with every spoke. */
export interface HubAndSpokeProps {
  readonly hubs: Clusters;
  /** Default: every cluster that is no hub. */
  readonly spokes?: Clusters;
}

/** Groups by a label, and what joins them. */
export interface GroupsProps {
  /** Key of the label whose value names a cluster's group. Every cluster has it. */
  readonly by: string;
  /** Clusters that are also linked with the bridges of the other groups. Default: none, so that groups stay apart. */
  readonly bridges?: Clusters;
}

/** An explicit list of peerings. */
export interface LinksProps {
  /** Pairs of cluster names. */
  readonly between: readonly (readonly [string, string])[];
}

/** One topology without the links of another. */
export interface DifferenceProps {
  readonly of: TopologyProps;
  readonly without: TopologyProps;
}
