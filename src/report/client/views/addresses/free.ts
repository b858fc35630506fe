import { compare, exponentOf, sizeOf, type Stretch } from './address';

/** The largest blocks within a stretch of addresses that hold none of some others, in order. */
export function freeIn(whole: Stretch, taken: readonly Stretch[]): Stretch[] {
  return gapsIn(whole, taken).flatMap(blocksOf);
}

/** The largest of some blocks, which are no smaller than that. */
export const largest = <T extends Stretch>(blocks: readonly T[], smallest: bigint, most: number): T[] =>
  blocks
    .filter(block => sizeOf(block) >= smallest)
    .sort((a, b) => compare(sizeOf(b), sizeOf(a)) || compare(a.start, b.start))
    .slice(0, most);

/** What lies between some stretches, whatever they have in common. */
function gapsIn({ start, end }: Stretch, taken: readonly Stretch[]): Stretch[] {
  const gaps: Stretch[] = [];
  let at = start;
  for (const one of [...taken].sort((a, b) => compare(a.start, b.start))) {
    if (one.start >= end) break;
    if (one.start > at) gaps.push({ start: at, end: one.start });
    if (one.end > at) at = one.end;
  }
  if (at < end) gaps.push({ start: at, end });
  return gaps;
}

/** A block begins at a multiple of its size. */
function blocksOf({ start, end }: Stretch): Stretch[] {
  const blocks: Stretch[] = [];
  for (let at = start; at < end;) {
    const fits = 1n << exponentOf(end - at);
    const aligned = at & -at;
    const size = at !== 0n && aligned < fits ? aligned : fits;
    blocks.push({ start: at, end: at + size });
    at += size;
  }
  return blocks;
}
