import { type Cidr, contains, overlaps, parseCidr } from '../../net/index';

/** So fine is an answer that somebody can use: the 65,536th part of a block. */
const finest = 16;

/** The largest blocks within a block that hold none of some ranges, in order; what is smaller than anybody uses is not. */
export function freeIn(block: Cidr, taken: readonly Cidr[]): Cidr[] {
  return freeBelow(block, taken, block.prefix + finest);
}

function freeBelow(block: Cidr, taken: readonly Cidr[], deepest: number): Cidr[] {
  const inside = taken.filter(cidr => overlaps(cidr, block));
  if (inside.length === 0) return [block];
  if (block.prefix >= deepest || inside.some(cidr => contains(cidr, block))) return [];
  return halvesOf(block).flatMap(half => freeBelow(half, inside, deepest));
}

function halvesOf({ text, prefix, start, end, family }: Cidr): Cidr[] {
  const low = parseCidr(`${text.slice(0, text.indexOf('/'))}/${prefix + 1}`);
  if (low === undefined) return [];
  const size = (end - start + 1n) / 2n;
  const high = blockAt(start + size, prefix + 1, family);
  return high === undefined ? [low] : [low, high];
}

function blockAt(address: bigint, prefix: number, family: 4 | 6): Cidr | undefined {
  if (family === 4) {
    const parts = [24n, 16n, 8n, 0n].map(shift => (address >> shift) & 255n);
    return parseCidr(`${parts.join('.')}/${prefix}`);
  }
  const parts = Array.from({ length: 8 }, (_, i) =>
    ((address >> BigInt(112 - 16 * i)) & 0xffffn).toString(16),
  );
  return parseCidr(`${parts.join(':')}/${prefix}`);
}
