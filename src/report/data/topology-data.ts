/** The clusters and who is linked with whom. */
export interface TopologyData {
  /** By name. */
  readonly clusters: readonly ClusterData[];
  /** A bit for each pair of clusters in their order, those of the first cluster first, as base64. */
  readonly links: string;
  readonly linkCount: number;
  /** The same of the base, as far as its clusters are still there; undefined where that has nothing of the fleet. */
  readonly linksBefore?: string;
  /** The links of the base with clusters that are no more; undefined where there are none. */
  readonly linksLeft?: readonly (readonly [a: string, b: string])[];
  /** Clusters that list another one which does not list them. */
  readonly oneSided: readonly (readonly [from: string, to: string])[];
  /** Sets of clusters that are connected, directly or not. */
  readonly components: readonly (readonly string[])[];
}

/** What is known of a cluster. */
export interface ClusterData {
  readonly name: string;
  /** Place in the model. */
  readonly path: string;
  readonly id: number;
  readonly autoId: boolean;
  readonly labels: Readonly<Record<string, string>>;
  readonly kubernetes: string;
  readonly cilium: string;
  readonly platform: string;
  /** Label and text of what else is known, in the order to show it. */
  readonly facts: readonly (readonly [label: string, text: string])[];
  readonly pods: readonly string[];
  readonly nodes: readonly string[];
  readonly services: readonly string[];
  readonly repository: RepositoryData;
  readonly wave: number;
  readonly held?: string;
  /** People's layers there. */
  readonly layers: readonly string[];
}

/** Where a cluster's Flux reads its state; without credentials, whatever somebody wrote. */
export interface RepositoryData {
  readonly url: string;
  readonly branch: string;
  readonly path: string;
  readonly forge?: string;
}
