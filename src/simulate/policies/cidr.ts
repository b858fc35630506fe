import type { MeshCluster } from '../../mesh/index';
import { type Cidr, contains, parseAddress, parseCidr } from '../../net/index';
import { type InGroups, inGroups, ofGroup } from './cidr-groups';
import type { Identity } from './identity';
import { mapOf, refuse, textOf, textsOf } from './json';
import { anyOf, type Match } from './match';
import { kubernetesKey, readSelector } from './selector';

/** Blocks of addresses, without some. */
export interface Block {
  readonly cidrs: readonly Cidr[];
  readonly except: readonly Cidr[];
  /** Of the blocks of groups, whose labels decide; `cidrs` is empty then. */
  readonly groups?: InGroups;
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
  if (name === undefined && rule.cidrGroupSelector === undefined)
    return refuse('a rule of a CIDR set says no CIDR');
  const selector = name === undefined ? readSelector(rule.cidrGroupSelector, kubernetesKey) : ofGroup(name);
  return { cidrs: [], except, groups: inGroups(selector, cluster) };
}

/** Exceptions must lie in the block; a NetworkPolicy's `ipBlock` is read in the same way. */
export function readBlock(text: string, except: readonly Cidr[]): Cidr {
  const block = parseCidr(text) ?? refuse(`${text} is no CIDR`);
  if (!except.every(one => contains(block, one))) refuse(`an exception lies outside of ${text}`);
  return block;
}

/** Only what has an address is matched: what is outside of the mesh, and nodes where the cluster is told so. */
export function matchesBlock({ cidrs, except, groups }: Block, { address }: Identity): Match {
  if (address === undefined) return groups?.anybody ?? false;
  const { ip } = address;
  if (ip !== undefined) {
    if (except.some(cidr => contains(cidr, ip))) return false;
    return groups?.around(ip) ?? cidrs.some(cidr => contains(cidr, ip));
  }
  if (groups !== undefined) return groups.somewhere(address.families);
  return anyOf(cidrs, cidr => {
    if (!address.families.includes(cidr.family)) return false;
    if (cidr.prefix === 0 && address.inEvery !== undefined) return address.inEvery;
    const everything = cidr.prefix === 0 && except.length === 0 && address.families.length === 1;
    return everything || `whether its address lies in ${cidr.text} is not known`;
  });
}
