import type { BlockData, RangeData } from '../../../data/addresses-data';
import { addressText, exponentOf, type Family, partOf, sizeOf, type Stretch, stretchOf } from './address';
import { freeIn } from './free';

/** A range, and where it is. */
export interface PlacedRange extends RangeData, Stretch {}

/** A block of the data, with where everything in it is. */
export interface PlacedBlock extends Stretch {
  readonly cidr: string;
  readonly family: Family;
  /** By their first address, of the same the largest first. */
  readonly ranges: readonly PlacedRange[];
  readonly free: readonly Stretch[];
  /** Part of the block that somebody has, from 0 to 1. */
  readonly used: number;
}

/** Where everything in a block is: the data has texts alone. */
export function placedBlock({ cidr, ranges }: BlockData): PlacedBlock {
  const block = stretchOf(cidr);
  const placed = ranges.map((range): PlacedRange => {
    const { start, end } = stretchOf(range.cidr);
    return { ...range, start, end };
  });
  const free = freeIn(block, placed);
  const taken = free.reduce((left, one) => left - sizeOf(one), sizeOf(block));
  return { ...block, cidr, ranges: placed, free, used: partOf(taken, sizeOf(block)) };
}

/** The smallest half, quarter and so on of a block that holds some ranges and, where they fill it, as much again. */
export function windowOf(ranges: readonly Stretch[], block: Stretch): Stretch {
  const hull = hullOf(ranges);
  let { start, end } = block;
  for (;;) {
    const middle = (start + end) / 2n;
    const half = hull.end <= middle ? { start, end: middle } : { start: middle, end };
    if (hull.start < half.start || sizeOf(half) <= sizeOf(hull)) break;
    ({ start, end } = half);
  }
  const wide = sizeOf(hull);
  // Two neighbours may lie on both sides of the middle of a block that is far too large for them.
  if (wide * 2n >= end - start) return { start, end };
  const padding = wide < 32n ? 1n : 1n << (exponentOf(wide) - 4n);
  const [low, high] = [hull.start - padding, hull.end + padding];
  return { start: low > start ? low : start, end: high < end ? high : end };
}

/** Ranges that are far from each other, apart: on one scale both would be too small to be seen. */
export function partsOf<T extends Stretch>(ranges: readonly T[], deepest = 2): (readonly T[])[] {
  if (ranges.length === 0 || deepest === 0) return [ranges];
  const whole = sizeOf(hullOf(ranges));
  let [end, at, widest] = [ranges[0]?.end ?? 0n, 0, 0n];
  for (const [i, range] of ranges.entries()) {
    if (range.start - end > widest) [at, widest] = [i, range.start - end];
    if (range.end > end) end = range.end;
  }
  if (widest * 4n < whole || at === 0) return [ranges];
  return [ranges.slice(0, at), ranges.slice(at)].flatMap(part => partsOf(part, deepest - 1));
}

/** Whether any of it is drawn. */
export const isIn = ({ start, end }: Stretch, window: Stretch): boolean =>
  start < window.end && end > window.start;

/** Where on the axis something is drawn, as parts of the axis; what reaches out of the window is cut. */
export function placeIn({ start, end }: Stretch, window: Stretch): { left: number; width: number } {
  const whole = sizeOf(window);
  const low = start > window.start ? start : window.start;
  const high = end < window.end ? end : window.end;
  return { left: partOf(low - window.start, whole), width: partOf(high - low, whole) };
}

function hullOf([first, ...rest]: readonly Stretch[]): Stretch {
  let { start, end } = first ?? { start: 0n, end: 1n };
  for (const one of rest) {
    if (one.start < start) ({ start } = one);
    if (one.end > end) ({ end } = one);
  }
  return { start, end };
}

/** What stands at a quarter of the axis: as few digits as say it to a pixel. */
export function tickAt(quarter: bigint, window: Stretch, family: Family, end: bigint): string {
  const whole = sizeOf(window);
  const exact = window.start + (whole * quarter) / 4n;
  const grain = exponentOf(whole) > 10n ? exponentOf(whole) - 10n : 0n;
  const at = (exact >> grain) << grain;
  // The last address of an IPv6 block is too long to be read; there is one behind it but for the very last.
  const last = family === 4 ? end - 1n : (1n << 128n) - 1n;
  return addressText(at < last ? at : last, family);
}
