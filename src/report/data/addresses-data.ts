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
  readonly ranges: readonly RangeData[];
  /** What nobody has, the largest first; the longest prefixes are left out where there are many. */
  readonly free: readonly SpanData[];
  /** Part of the block that somebody has, from 0 to 1. */
  readonly used: number;
}

/** A part of a block: where it begins and ends, from 0 to 1. */
export interface SpanData {
  readonly cidr: string;
  readonly from: number;
  readonly to: number;
}

/** A range of a cluster. */
export interface RangeData extends SpanData {
  readonly cluster: string;
  readonly kind: RangeKind;
}

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
