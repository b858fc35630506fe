import { type FleetRecord, recordedId } from './registry';

/** A cluster that needs an id. */
export interface Claim {
  readonly name: string;
  /** The id that somebody wrote, or `auto`. */
  readonly id: number | 'auto';
  /** Bit that an `auto` id of this cluster must not have; 0 where every id is good. */
  readonly reservedIdBit: number;
}

/**
 * The id of each cluster by name; one for which none is left has none. A cluster with `auto` that is recorded keeps its
 * id. The others take the smallest id that is neither written nor recorded for any cluster, be it one that left: those
 * that cannot have every id first, each kind in the order of names. The order of the claims does not matter.
 */
export function allocate(
  claims: readonly Claim[],
  record: FleetRecord | undefined,
  maxConnectedClusters: number,
): Map<string, number> {
  const ids = new Map<string, number>();
  for (const { name, id } of claims) {
    const settled = id === 'auto' ? recordedId(record, name) : id;
    if (settled !== undefined) ids.set(name, settled);
  }
  const taken = new Set([
    ...ids.values(),
    ...(record?.clusters.values() ?? []),
    ...(record?.left.values() ?? []),
  ]);
  const waiting = claims.filter(({ name }) => !ids.has(name)).sort(choosyFirst);
  for (const { name, reservedIdBit } of waiting)
    for (let id = 1; id <= maxConnectedClusters; id++)
      if (!taken.has(id) && (id & reservedIdBit) === 0) {
        ids.set(name, id);
        taken.add(id);
        break;
      }
  return ids;
}

const choosyFirst = (a: Claim, b: Claim): number =>
  Number(b.reservedIdBit > 0) - Number(a.reservedIdBit > 0) || (a.name < b.name ? -1 : 1);
