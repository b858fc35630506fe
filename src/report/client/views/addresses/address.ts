/** The address at a part of a block, from 0 to 1; of IPv6 as far as its first half tells it. */
export function addressAt(cidr: string, part: number): string {
  const [address = '', prefix = '0'] = cidr.split('/');
  if (address.includes(':')) return hextets(address, Number(prefix), part);
  const start = numberOf(address) ?? 0;
  const size = 2 ** (32 - Number(prefix));
  return textOf(Math.min(2 ** 32 - 1, start + Math.min(size - 1, Math.round(part * size))));
}

/** An IPv4 address as a number; undefined where the text is none. */
export function numberOf(address: string): number | undefined {
  const parts = address.split('.');
  if (parts.length !== 4 || parts.some(one => !/^\d{1,3}$/.test(one) || Number(one) > 255)) return undefined;
  return parts.reduce((sum, one) => sum * 256 + Number(one), 0);
}

/** Whether an IPv4 address lies in a range. */
export function isIn(address: number, cidr: string): boolean {
  const [start, prefix] = [numberOf(cidr.split('/')[0] ?? ''), Number(cidr.split('/')[1])];
  return start !== undefined && address >= start && address < start + 2 ** (32 - prefix);
}

const textOf = (address: number): string =>
  [24, 16, 8, 0].map(shift => Math.floor(address / 2 ** shift) % 256).join('.');

function hextets(address: string, prefix: number, part: number): string {
  const [left = '', right = ''] = address.split('::');
  const [head, tail] = [left, right].map(text => text.split(':').filter(one => one !== ''));
  const zeros = 8 - (head?.length ?? 0) - (tail?.length ?? 0);
  const parts = [...(head ?? []), ...Array.from({ length: zeros }, () => '0'), ...(tail ?? [])];
  const start = parts.reduce((sum, one) => (sum << 16n) | BigInt(`0x${one}`), 0n);
  const size = 1n << BigInt(128 - prefix);
  const at = start + (BigInt(Math.round(Math.min(part, 1) * 2 ** 40)) * size) / 2n ** 40n;
  const shown = Array.from({ length: 4 }, (_, i) => ((at >> BigInt(112 - 16 * i)) & 0xffffn).toString(16));
  return `${shown.join(':')}::`;
}
