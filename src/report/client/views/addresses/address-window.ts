import type { RangeData, SpanData } from '../../../data/addresses-data';

/** The part of a block that is drawn. */
export interface Window {
  readonly from: number;
  readonly to: number;
}

/** The smallest half, quarter and so on that holds all ranges. */
export function windowOf(ranges: readonly RangeData[]): Window {
  const [low, high] = [Math.min(...ranges.map(({ from }) => from)), Math.max(...ranges.map(({ to }) => to))];
  let [from, to] = [0, 1];
  for (let i = 0; i < 24; i += 1) {
    const middle = (from + to) / 2;
    if (high <= middle) to = middle;
    else if (low >= middle) from = middle;
    else break;
  }
  const padding = high - low < (to - from) / 2 ? (high - low) * 0.04 : 0;
  return padding === 0
    ? { from, to }
    : { from: Math.max(from, low - padding), to: Math.min(to, high + padding) };
}

/** Ranges that are far from each other, apart: on one scale both would be too small to be seen. */
export function partsOf(ranges: readonly RangeData[], deepest = 2): (readonly RangeData[])[] {
  const whole = Math.max(...ranges.map(({ to }) => to)) - Math.min(...ranges.map(({ from }) => from));
  let [end, at, widest] = [0, 0, 0];
  for (const [i, { from, to }] of ranges.entries()) {
    if (i > 0 && from - end > widest) [at, widest] = [i, from - end];
    end = Math.max(end, to);
  }
  if (widest < whole / 4 || deepest === 0) return [ranges];
  return [ranges.slice(0, at), ranges.slice(at)].flatMap(part => partsOf(part, deepest - 1));
}

/** Whether any of it is drawn. */
export const isIn = ({ from, to }: SpanData, window: Window): boolean => from < window.to && to > window.from;
