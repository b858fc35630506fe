/** What was once synthesised and must not change: the content of one `fleet.lock`. */
export interface Registry {
  /** Fleets by name. */
  readonly fleets: ReadonlyMap<string, FleetRecord>;
}

/** What is recorded of one fleet. */
export interface FleetRecord {
  readonly maxConnectedClusters: number;
  /** Ids of the clusters that the fleet had when it was last synthesised, by name. */
  readonly clusters: Ids;
  /** Ids that stay reserved for clusters that left, by name. */
  readonly left: Ids;
}

/** Cluster ids by the name of their cluster. */
export type Ids = ReadonlyMap<string, number>;

/** A registry before the first synth. */
export const emptyRegistry: Registry = { fleets: new Map() };

/** The id that a cluster has, or had when it left; undefined for one that was never synthesised. */
export function recordedId(record: FleetRecord | undefined, cluster: string): number | undefined {
  return record?.clusters.get(cluster) ?? record?.left.get(cluster);
}

/** The registry after a synth of a fleet. Clusters that it no longer has keep their ids reserved. */
export function recordFleet(
  registry: Registry,
  fleet: string,
  { maxConnectedClusters, clusters }: Omit<FleetRecord, 'left'>,
): Registry {
  const before = registry.fleets.get(fleet);
  const known = [...(before?.left ?? []), ...(before?.clusters ?? [])];
  const left = new Map(known.filter(([name]) => !clusters.has(name)));
  return withFleet(registry, fleet, { maxConnectedClusters, clusters, left });
}

/** The registry without what it has of one cluster. */
export function releaseCluster(registry: Registry, fleet: string, cluster: string): Registry {
  const record = registry.fleets.get(fleet);
  if (record === undefined) return registry;
  const without = (ids: Ids): Ids => new Map([...ids].filter(([name]) => name !== cluster));
  const { clusters, left } = record;
  return withFleet(registry, fleet, { ...record, clusters: without(clusters), left: without(left) });
}

/** A fleet without any cluster has nothing to record. */
function withFleet({ fleets }: Registry, fleet: string, record: FleetRecord): Registry {
  const others = [...fleets].filter(([name]) => name !== fleet);
  const isEmpty = record.clusters.size + record.left.size === 0;
  return { fleets: new Map(isEmpty ? others : [...others, [fleet, record]]) };
}
