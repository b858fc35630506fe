import type { MeshCluster } from '../../mesh/index';
import { type Cidr, contains, parseAddress, parseCidr } from '../../net/index';
import type { Identity } from './identity';
import { type Json, listOf, mapOf, refuse, textOf, textsOf } from './json';
import { anyOf, type Match } from './match';
import { ciliumKey, readSelector, type Requirement, type Selector } from './selector';

/** Blocks of addresses, without some. */
export interface Block {
  readonly cidrs: readonly Cidr[];
  readonly except: readonly Cidr[];
  /** Of blocks that their groups' labels mean: whether they mean an address; `cidrs` is empty then. */
  readonly meant?: (ip: Cidr) => Match;
}

/** A block as policies write it: in `toCIDR` an address alone is a block too. */
export const readCidr = (text: string): Cidr =>
  parseCidr(text) ?? parseAddress(text) ?? refuse(`${text} is no CIDR`);

/** `toCIDRSet[]`: a block, or the blocks of a CiliumCIDRGroup by its name or its labels. */
export function readCidrRule(json: unknown, cluster: MeshCluster): Block {
  const rule = mapOf(json);
  const except = textsOf(rule.except).map(text => parseCidr(text) ?? refuse(`${text} is no CIDR`));
  const cidr = textOf(rule.cidr);
  const said = [cidr, textOf(rule.cidrGroupRef), rule.cidrGroupSelector].filter(Boolean);
  if (said.length > 1) refuse('a rule of a CIDR set says its blocks in more than one way');
  if (cidr !== undefined) return { cidrs: [readBlock(cidr, except)], except };
  const name = textOf(rule.cidrGroupRef);
  const groups = groupsOf(cluster);
  if (name !== undefined) {
    const cidrs = groups.flatMap(group => (group.name === name ? group.cidrs : []));
    return { cidrs, except };
  }
  if (rule.cidrGroupSelector === undefined) return refuse('a rule of a CIDR set says no CIDR');
  const selector = readSelector(rule.cidrGroupSelector, ciliumKey);
  return { cidrs: [], except, meant: ip => isMeant(ip, selector, groups, cluster.settings.minor) };
}

/** Exceptions must lie in the block; a NetworkPolicy's `ipBlock` is read in the same way. */
export function readBlock(text: string, except: readonly Cidr[]): Cidr {
  const block = parseCidr(text) ?? refuse(`${text} is no CIDR`);
  if (!except.every(one => contains(block, one))) refuse(`an exception lies outside of ${text}`);
  return block;
}

interface Group {
  readonly name: string;
  readonly labels: Json;
  readonly cidrs: readonly Cidr[];
}

/** CiliumCIDRGroups; one that is missing has no blocks. */
const groupsOf = ({ policies }: MeshCluster): Group[] =>
  (policies.get('CiliumCIDRGroup') ?? []).map(({ value: { metadata, spec } }) => ({
    name: metadata.name,
    labels: mapOf(metadata.labels),
    cidrs: (listOf(mapOf(spec).externalCIDRs) ?? []).map(cidr => readCidr(String(cidr))),
  }));

/**
 * An address has the labels of every group that it lies in, and those are what a selector asks: two groups may fit
 * together, and a selector that only excludes means all of the world that it does not exclude (cilium
 * pkg/policy/types/selector.go, CIDRSelector; pkg/policy/k8s/cilium_cidr_group.go).
 */
function isMeant(ip: Cidr, selector: Selector, groups: readonly Group[], minor: number): Match {
  const around = groups.filter(({ cidrs }) => cidrs.some(cidr => contains(cidr, ip)));
  const valuesOf = (key: string): Set<string> =>
    new Set(around.flatMap(({ labels }) => (Object.hasOwn(labels, key) ? [String(labels[key])] : [])));
  // Before 1.20 a key had one value, the groups' names deciding which.
  if (minor < 1020 && selector.some(({ key }) => valuesOf(key).size > 1))
    return 'which of several values a label of CIDR groups has is not known';
  return selector.every(condition => holds(condition, valuesOf(condition.key)));
}

function holds({ operator, values }: Requirement, found: ReadonlySet<string>): boolean {
  const isListed = [...found].some(value => values.has(value));
  if (operator === 'Exists') return found.size > 0;
  if (operator === 'DoesNotExist') return found.size === 0;
  return operator === 'NotIn' ? !isListed : isListed;
}

/** Only what has an address is matched: what is outside of the mesh, and nodes where the cluster is told so. */
export function matchesBlock({ cidrs, except, meant }: Block, { address }: Identity): Match {
  if (address === undefined) return false;
  const { ip } = address;
  if (ip !== undefined) {
    if (except.some(cidr => contains(cidr, ip))) return false;
    return meant?.(ip) ?? cidrs.some(cidr => contains(cidr, ip));
  }
  if (meant !== undefined) return 'in which CIDR groups its address lies is not known';
  return anyOf(cidrs, cidr => {
    if (!address.families.includes(cidr.family)) return false;
    if (cidr.prefix === 0 && address.inEvery !== undefined) return address.inEvery;
    const everything = cidr.prefix === 0 && except.length === 0 && address.families.length === 1;
    return everything || `whether its address lies in ${cidr.text} is not known`;
  });
}
