import type { MeshState } from '../../mesh/index';
import { type Cidr, contains, overlaps, parseAddress } from '../../net/index';

/** Addresses that policies see by labels. */
interface Insiders {
  readonly cidr: Cidr;
  readonly text: string;
  readonly what: 'pods' | 'nodes';
  /** The cluster. */
  readonly of: string;
}

interface Block {
  readonly cidr: Cidr | undefined;
  readonly text: string;
}

/** The addresses of a cluster, as its blueprint says them. */
export interface ClusterBlocks {
  readonly name: string;
  readonly podCidrs: readonly Block[];
  readonly nodeCidrs: readonly Block[];
}

/** Addresses that have an identity to some clusters: their own, and those of clusters linked with them. */
export function insidersOf(
  { links }: MeshState,
  clusters: readonly string[],
  blocks: readonly ClusterBlocks[],
): Insiders[] {
  const known = new Set(clusters.flatMap(name => [name, ...(links.get(name) ?? [])]));
  const written = (of: string, what: Insiders['what'], list: readonly Block[]): Insiders[] =>
    list.flatMap(({ cidr, text }) => (cidr === undefined ? [] : [{ cidr, text, what, of }]));
  return blocks
    .filter(({ name }) => known.has(name))
    .flatMap(({ name, podCidrs, nodeCidrs }) => [
      ...written(name, 'pods', podCidrs),
      ...written(name, 'nodes', nodeCidrs),
    ]);
}

/** Why a block is no end of a flow, since all of it is inside: a sentence for people. */
export function whyInside(address: Cidr, text: string, insiders: readonly Insiders[]): string | undefined {
  const met = insiders.filter(({ cidr }) => overlaps(cidr, address));
  const whole = met.find(({ cidr }) => contains(cidr, address));
  if (whole !== undefined) {
    const { what, of } = whole;
    const mend = what === 'pods' ? 'Name the pods by their labels.' : `Name them host or ${of}/remote-node.`;
    return `${text} is among the ${what} of ${of} (${whole.text}), which policies see by their labels. ${mend}`;
  }
  if (!isCovered(address, met)) return undefined;
  const all = [...new Set(met.map(({ what, of }) => `${what} of ${of}`))].join(', ');
  return `All of ${text} is inside (${all}), which policies see by their labels. Name them by those.`;
}

/** Whether some blocks hold every address of another one between them. */
function isCovered(address: Cidr, blocks: readonly Insiders[]): boolean {
  let next = address.start;
  for (const { cidr } of [...blocks].sort((a, b) => (a.cidr.start < b.cidr.start ? -1 : 1)))
    if (cidr.start <= next && cidr.end >= next) next = cidr.end + 1n;
  return next > address.end;
}

/** Why an address is no end outside, as a sentence; undefined where it is one. */
export function insideWhy(
  ip: string,
  state: MeshState,
  clusters: readonly string[],
  blocks: readonly ClusterBlocks[],
): string | undefined {
  const address = parseAddress(ip);
  return address === undefined ? undefined : whyInside(address, ip, insidersOf(state, clusters, blocks));
}

/** Whether a text is an address of either family. */
export const isAddress = (text: string): boolean => parseAddress(text) !== undefined;
