/** Addresses of one family from `start` up to `end`, which is the first behind them. Exact: IPv6 is too fine for numbers. */
export interface Stretch {
  readonly start: bigint;
  readonly end: bigint;
}

export type Family = 4 | 6;

/** An address as a number, and its family. */
export interface Address {
  readonly family: Family;
  readonly at: bigint;
}

const bits = (family: Family): bigint => (family === 4 ? 32n : 128n);

/** Reads an address; undefined where the text is none. */
export function addressOf(text: string): Address | undefined {
  const family = text.includes(':') ? 6 : 4;
  const at = family === 6 ? sixOf(text) : fourOf(text);
  return at === undefined ? undefined : { family, at };
}

function fourOf(text: string): bigint | undefined {
  const parts = text.split('.');
  if (parts.length !== 4 || parts.some(one => !/^\d{1,3}$/.test(one) || Number(one) > 255)) return undefined;
  return parts.reduce((sum, one) => (sum << 8n) | BigInt(one), 0n);
}

function sixOf(text: string): bigint | undefined {
  const sides = text.split('::').map(side => (side === '' ? [] : side.split(':')));
  const groups = sides.flat();
  if (sides.length > 2 || groups.some(one => !/^[0-9a-f]{1,4}$/i.test(one))) return undefined;
  const missing = 8 - groups.length;
  if (sides.length === 2 ? missing < 1 : missing !== 0) return undefined;
  const [left = [], right = []] = sides;
  const all = [...left, ...Array.from({ length: missing }, () => '0'), ...right];
  return all.reduce((sum, one) => (sum << 16n) | BigInt(`0x${one}`), 0n);
}

/** The addresses of a block as the data of the page writes it, such as `10.0.0.0/8`. */
export function stretchOf(cidr: string): Stretch & { readonly family: Family } {
  const [text = '', prefix = '0'] = cidr.split('/');
  const { family, at } = addressOf(text) ?? { family: 4, at: 0n };
  return { family, start: at, end: at + (1n << (bits(family) - BigInt(prefix))) };
}

/** Whether an address lies in a block. */
export function isAddressIn({ family, at }: Address, cidr: string): boolean {
  const block = stretchOf(cidr);
  return block.family === family && block.start <= at && at < block.end;
}

/** `10.0.0.0`, `fd00:1::` */
export function addressText(at: bigint, family: Family): string {
  if (family === 4) return [24n, 16n, 8n, 0n].map(shift => (at >> shift) & 255n).join('.');
  const groups = Array.from({ length: 8 }, (_, i) => ((at >> BigInt(112 - 16 * i)) & 0xffffn).toString(16));
  const text = groups.join(':');
  const runs = text.match(/\b0(?::0)+\b/g) ?? [];
  const longest = runs.reduce((best, run) => (run.length > best.length ? run : best), '');
  return longest === '' ? text : text.replace(new RegExp(`(?:^|:)${longest}(?::|$)`), '::');
}

/** `10.0.0.0/8` for the addresses that are just these. */
export const blockText = ({ start, end }: Stretch, family: Family): string =>
  `${addressText(start, family)}/${bits(family) - exponentOf(end - start)}`;

/** The largest power of two that is no more than a size, as its exponent. */
export const exponentOf = (size: bigint): bigint => BigInt(size.toString(2).length - 1);

/** A length as a part of a whole: finer than any screen, and no further off than that. */
export const partOf = (length: bigint, whole: bigint): number => Number((length << 40n) / whole) / 2 ** 40;

export const sizeOf = ({ start, end }: Stretch): bigint => end - start;

export const compare = (a: bigint, b: bigint): number => (a < b ? -1 : a > b ? 1 : 0);
