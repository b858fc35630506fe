import { type Cidr, contains, type Owned, overlappingPairs, parseCidr } from '../../net/index';
import type { ClusterPlan, Plan, WrittenCidr } from '../../plan/index';
import type { AddressesData, BlockData, OverlapData, RangeKind, RangeName } from './addresses-data';
import type { Sources } from './input';

interface Range {
  readonly cluster: string;
  readonly kind: RangeKind;
  readonly cidr: Cidr;
}

/** More than these nobody reads. */
const mostOverlaps = 400;

/** Who has which addresses, and where two have the same. */
export function addressesOf({ synthesis: { plan } }: Sources): AddressesData {
  if (plan === undefined) return { blocks: [], overlaps: [], overlapCount: 0, unreadable: [] };
  const written = plan.clusters.flatMap(writtenIn);
  const ranges = written.flatMap(({ cluster, kind, written: { cidr } }): Range[] =>
    cidr === undefined ? [] : [{ cluster, kind, cidr }],
  );
  const overlaps = overlapsIn(ranges, plan);
  return {
    blocks: blocksFor(ranges).map(block => blockData(block, ranges)),
    overlaps: overlaps.slice(0, mostOverlaps),
    overlapCount: overlaps.length,
    unreadable: written.flatMap(({ cluster, kind, written: { cidr, text } }) =>
      cidr === undefined ? [{ cluster, kind, text }] : [],
    ),
  };
}

const writtenIn = ({ name, podCidrs, nodeCidrs, serviceCidrs }: ClusterPlan) =>
  Object.entries({ pods: podCidrs, nodes: nodeCidrs, services: serviceCidrs }).flatMap(([kind, list]) =>
    list.map((written: WrittenCidr) => ({ cluster: name, kind: kind as RangeKind, written })),
  );

/** What private networks are made of; other addresses are shown by their first part. */
const usual = ['10.0.0.0/8', '100.64.0.0/10', '172.16.0.0/12', '192.168.0.0/16'].flatMap(
  text => parseCidr(text) ?? [],
);

function blocksFor(ranges: readonly Range[]): Cidr[] {
  const found = new Map<string, Cidr>();
  for (const { cidr } of ranges) {
    const block = usual.find(one => contains(one, cidr)) ?? around(cidr);
    found.set(block.text, block);
  }
  const all = [...found.values()];
  return all
    .filter(block => !all.some(other => other !== block && contains(other, block)))
    .sort((a, b) => a.family - b.family || (a.start < b.start ? -1 : 1));
}

/** The part of the Internet that a range outside of private networks lies in. */
function around(cidr: Cidr): Cidr {
  const prefix = cidr.family === 4 ? 8 : 32;
  if (cidr.prefix <= prefix) return cidr;
  const address = cidr.text.slice(0, cidr.text.indexOf('/'));
  return parseCidr(`${address}/${prefix}`) ?? cidr;
}

function blockData(block: Cidr, ranges: readonly Range[]): BlockData {
  const inside = ranges
    .filter(({ cidr }) => contains(block, cidr))
    .sort(
      (a, b) =>
        compare(a.cidr.start, b.cidr.start) ||
        a.cidr.prefix - b.cidr.prefix ||
        (a.cluster < b.cluster ? -1 : 1),
    );
  return { cidr: block.text, family: block.family, ranges: inside.map(nameOf) };
}

const compare = (a: bigint, b: bigint): number => (a < b ? -1 : a > b ? 1 : 0);

function overlapsIn(ranges: readonly Range[], { components }: Plan): OverlapData[] {
  const of = new Map(components.flatMap((names, i) => names.map(name => [name, i] as const)));
  const owned = ranges.map((owner): Owned<Range> => ({ cidr: owner.cidr, owner }));
  const found: OverlapData[] = [];
  for (const [{ owner: a }, { owner: b }] of overlappingPairs(owned)) {
    // Pods may take addresses of the nodes' own network.
    if (a.cluster === b.cluster && a.kind !== 'services' && b.kind !== 'services') continue;
    // Services of two clusters may share a range: no packet with such an address leaves its cluster.
    if (a.cluster !== b.cluster && a.kind === 'services' && b.kind === 'services') continue;
    found.push({ a: nameOf(a), b: nameOf(b), isConnected: of.get(a.cluster) === of.get(b.cluster) });
  }
  return found.sort((x, y) => Number(y.isConnected) - Number(x.isConnected));
}

const nameOf = ({ cluster, kind, cidr }: Range): RangeName => ({ cluster, kind, cidr: cidr.text });
