import ipaddr from 'ipaddr.js';

/** A block of addresses. `start` and `end` are inclusive, as numbers; `text` is the canonical spelling. */
export interface Cidr {
  readonly family: 4 | 6;
  readonly prefix: number;
  readonly start: bigint;
  readonly end: bigint;
  readonly text: string;
}

const bits = (family: 4 | 6): number => (family === 4 ? 32 : 128);

function toNumber(bytes: readonly number[]): bigint {
  return bytes.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
}

function toText(address: bigint, family: 4 | 6): string {
  const length = bits(family) / 8;
  const bytes = Array.from({ length }, (_, i) => Number((address >> BigInt(8 * (length - 1 - i))) & 255n));
  return ipaddr.fromByteArray(bytes).toString();
}

function make(address: bigint, prefix: number, family: 4 | 6): Cidr {
  const host = BigInt(bits(family) - prefix);
  const start = (address >> host) << host;
  return {
    family,
    prefix,
    start,
    end: start | ((1n << host) - 1n),
    text: `${toText(start, family)}/${prefix}`,
  };
}

/**
 * Reads a CIDR such as `10.0.0.0/8` or `fd00::/104`. Gives undefined for anything else: a missing prefix, zeros in
 * front of a number, an IPv4 address in IPv6 clothes, an IPv4 address with fewer than four parts.
 */
export function parseCidr(text: string): Cidr | undefined {
  const match = /^([0-9a-fA-F:.]+)\/(0|[1-9]\d{0,2})$/.exec(text);
  const [address, prefix] = [match?.[1], Number(match?.[2])];
  if (address === undefined) return undefined;
  const family = ipaddr.IPv4.isValidFourPartDecimal(address)
    ? 4
    : ipaddr.IPv6.isValid(address)
      ? 6
      : undefined;
  if (family === undefined || prefix > bits(family) || (family === 6 && address.includes('.')))
    return undefined;
  return make(toNumber(ipaddr.parse(address).toByteArray()), prefix, family);
}

/** Reads an address such as `10.0.0.1` or `fd00::1` as the block that holds nothing else. */
export function parseAddress(text: string): Cidr | undefined {
  return parseCidr(`${text}/${text.includes(':') ? 128 : 32}`);
}

/** The block that holds one address, given as a number. */
export const addressAt = (address: bigint, family: 4 | 6): Cidr => make(address, bits(family), family);

/** True when the text has bits set behind its prefix, as in `10.1.0.0/8`. */
export function hasHostBits(text: string): boolean {
  const cidr = parseCidr(text);
  const address = text.split('/')[0] ?? '';
  return cidr !== undefined && toNumber(ipaddr.parse(address).toByteArray()) !== cidr.start;
}

/** True when some address lies in both. */
export function overlaps(a: Cidr, b: Cidr): boolean {
  return a.family === b.family && a.start <= b.end && b.start <= a.end;
}

/** True when every address of `inner` lies in `outer`. */
export function contains(outer: Cidr, inner: Cidr): boolean {
  return outer.family === inner.family && outer.start <= inner.start && inner.end <= outer.end;
}

/** The smallest block that holds all of them; undefined for none, or for a mix of families. */
export function supernet(cidrs: readonly Cidr[]): Cidr | undefined {
  const [first, ...rest] = cidrs;
  if (first === undefined || rest.some(c => c.family !== first.family)) return undefined;
  let block = first;
  while (!cidrs.every(c => contains(block, c))) block = make(block.start, block.prefix - 1, block.family);
  return block;
}

/** A block with what it belongs to. */
export interface Owned<T> {
  readonly cidr: Cidr;
  readonly owner: T;
}

/**
 * Every pair of blocks that overlap, each once. Sorts, then sweeps: n log n and the number of pairs found, where
 * comparing all pairs would take minutes for a large fleet.
 */
export function* overlappingPairs<T>(blocks: readonly Owned<T>[]): Generator<readonly [Owned<T>, Owned<T>]> {
  const compare = (a: bigint, b: bigint): number => (a < b ? -1 : a > b ? 1 : 0);
  const sorted = [...blocks].sort(
    (a, b) =>
      a.cidr.family - b.cidr.family || compare(a.cidr.start, b.cidr.start) || compare(b.cidr.end, a.cidr.end),
  );
  let open: Owned<T>[] = [];
  for (const block of sorted) {
    open = open.filter(other => overlaps(other.cidr, block.cidr));
    for (const other of open) yield [other, block];
    open.push(block);
  }
}
