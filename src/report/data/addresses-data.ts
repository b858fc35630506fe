/** Who has which addresses. */
export interface AddressesData {
  /** The blocks that the ranges lie in, each drawn on one scale. */
  readonly blocks: readonly BlockData[];
  readonly overlaps: readonly OverlapData[];
  /** How many overlaps there are, where that is more than are listed. */
  readonly overlapCount: number;
  /** What people wrote that is no range. */
  readonly unreadable: readonly {
    readonly cluster: string;
    readonly kind: RangeKind;
    readonly text: string;
  }[];
}

export type RangeKind = 'pods' | 'nodes' | 'services';

/** A block of addresses and the ranges in it. */
export interface BlockData {
  readonly cidr: string;
  readonly family: 4 | 6;
  /** By their first address, of the same the largest first. */
  readonly ranges: readonly RangeData[];
}

/** A range of a cluster. Where it lies, its text says exactly: no part of a block as a number would, of IPv6. */
export type RangeData = RangeName;

/** Two ranges with addresses in common. */
export interface OverlapData {
  readonly a: RangeName;
  readonly b: RangeName;
  /** Whether their clusters are connected, directly or not, so that it matters to the mesh. */
  readonly isConnected: boolean;
}

/** A range by its owner. */
export interface RangeName {
  readonly cluster: string;
  readonly kind: RangeKind;
  readonly cidr: string;
}
