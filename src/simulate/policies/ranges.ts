import { isMap } from '../../kinds/index';
import type { MeshCluster } from '../../mesh/index';
import { addressAt, type Cidr, parseAddress, parseCidr } from '../../net/index';

/** Neighbouring addresses that no policy can tell apart. */
interface AddressRange {
  /** Any of them, which answers for all. */
  readonly first: string;
  readonly last: string;
}

/** Cuts a block where blocks in the policies of some clusters begin or end. */
export function rangesOf(block: Cidr, clusters: readonly MeshCluster[]): AddressRange[] {
  const cuts = new Set([block.start]);
  for (const { policies } of clusters)
    for (const { value } of [...policies.values()].flat())
      for (const { family, start, end } of blocksIn(value)) {
        if (family !== block.family) continue;
        for (const cut of [start, end + 1n]) if (block.start < cut && cut <= block.end) cuts.add(cut);
      }
  const starts = [...cuts].sort((a, b) => (a < b ? -1 : 1));
  const text = (address: bigint): string => addressAt(address, block.family).text.replace(/\/\d+$/, '');
  return starts.map((start, i) => ({
    first: text(start),
    last: text((starts[i + 1] ?? block.end + 1n) - 1n),
  }));
}

/** Whatever in a policy reads as a block of addresses: one that means something else only cuts once more. */
function* blocksIn(json: unknown): Generator<Cidr> {
  if (typeof json === 'string') {
    const block = parseCidr(json) ?? parseAddress(json);
    if (block !== undefined) yield block;
  } else if (Array.isArray(json)) for (const item of json) yield* blocksIn(item);
  else if (isMap(json)) for (const value of Object.values(json)) yield* blocksIn(value);
}
