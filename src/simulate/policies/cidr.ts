import { describe, versionInstead } from '../../kinds/index';
import type { MeshCluster } from '../../mesh/index';
import { type Cidr, contains, parseAddress, parseCidr } from '../../net/index';
import type { Identity } from './identity';
import { type Json, listOf, mapOf, refuse, textOf, textsOf } from './json';
import { Labels } from './labels';
import { anyOf, type Match } from './match';
import { ciliumKey, readSelector, selects } from './selector';

/** Blocks of addresses, without some. */
interface Block {
  readonly cidrs: readonly Cidr[];
  readonly except: readonly Cidr[];
  /** Why there may be more, or less, of them. */
  readonly unsure?: string;
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
  return { ...groupsOf(rule, cluster), except };
}

/** Exceptions must lie in the block; a NetworkPolicy's `ipBlock` is read in the same way. */
export function readBlock(text: string, except: readonly Cidr[]): Cidr {
  const block = parseCidr(text) ?? refuse(`${text} is no CIDR`);
  if (!except.every(one => contains(block, one))) refuse(`an exception lies outside of ${text}`);
  return block;
}

/** The blocks of the groups that a rule means; a group that is missing has none. */
function groupsOf(rule: Json, cluster: MeshCluster): Pick<Block, 'cidrs' | 'unsure'> {
  const name = textOf(rule.cidrGroupRef);
  const selector =
    name === undefined && rule.cidrGroupSelector !== undefined
      ? readSelector(rule.cidrGroupSelector, ciliumKey)
      : undefined;
  if (name === undefined && selector === undefined) return refuse('a rule of a CIDR set says no CIDR');
  const groups = (cluster.policies.get('CiliumCIDRGroup') ?? [])
    .map(({ value }) => value)
    .filter(({ metadata }) =>
      selector === undefined ? metadata.name === name : selects(selector, labelsOf(metadata.labels)),
    );
  const cidrs = groups
    .filter(group => versionInstead(group) === undefined)
    .flatMap(({ spec }) => (listOf(mapOf(spec).externalCIDRs) ?? []).map(cidr => readCidr(String(cidr))));
  const unserved = groups.find(group => versionInstead(group) !== undefined);
  if (unserved === undefined) return { cidrs };
  const unsure = `the API server does not serve ${unserved.apiVersion}, and what ${describe(unserved)} was before is not known`;
  return { cidrs, unsure };
}

const labelsOf = (written: unknown): Labels =>
  new Labels(
    Object.entries(mapOf(written)).map(([key, value]) => ['cidrgroup', key, String(value)] as const),
  );

/** Only what has an address is matched: what is outside of the mesh, and nodes where the cluster is told so. */
export function matchesBlock(block: Block, identity: Identity): Match {
  if (identity.address === undefined) return false;
  const match = matchesAddress(block, identity);
  return match === true ? true : (block.unsure ?? match);
}

function matchesAddress({ cidrs, except }: Block, { address, labels }: Identity): Match {
  if (address === undefined) return false;
  const isNode = labels.has('reserved', 'host') || labels.has('reserved', 'remote-node');
  const { ip } = address;
  if (ip !== undefined)
    return cidrs.some(cidr => contains(cidr, ip)) && !except.some(cidr => contains(cidr, ip));
  return anyOf(cidrs, cidr => {
    if (!address.families.includes(cidr.family)) return false;
    // cilium/cilium#47827: such a block misses nodes, which narrower ones do not.
    if (isNode && cidr.prefix === 0)
      return 'whether this version lets a block of every address match nodes is not known';
    const everything = cidr.prefix === 0 && except.length === 0 && address.families.length === 1;
    return everything || `whether its address lies in ${cidr.text} is not known`;
  });
}
