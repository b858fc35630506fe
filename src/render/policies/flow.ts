import type { CidrRule, CiliumRule, EgressRule, Entity, IngressRule, PlacedObject } from '../../kinds/index';
import type { AddressesOfPeer, FlowPolicy, Peer, PodsOfPeer } from '../../plan/index';
import { watchedDns } from './dns';
import { policyAbout } from './object';
import { fqdn, layer4 } from './ports';
import { peerSelector } from './selector';

/** A statement's end: the clusters that get it, and its object, which most ends have in common in all clusters. */
interface CompiledEnd {
  readonly clusters: readonly string[];
  readonly objectIn: (cluster: string) => PlacedObject;
}

/** Compiles a statement. An end whose other side came out empty is not written: as a rule it would match everything. */
export function compileFlow(policy: FlowPolicy): CompiledEnd[] {
  const { from, to, ends } = policy;
  if (isEmpty(from) || isEmpty(to)) return [];
  return [
    ...(ends.egress && from.kind === 'pods' ? [end(policy, 'egress', from, to)] : []),
    ...(ends.ingress && to.kind === 'pods' ? [end(policy, 'ingress', to, from)] : []),
  ];
}

function isEmpty(peer: Peer): boolean {
  if (peer.kind === 'pods') return peer.clusters.members.length === 0;
  if (peer.kind === 'entities') return peer.entities.length === 0;
  return (peer.kind === 'cidrs' ? peer.blocks : peer.fqdns).length === 0;
}

type Direction = 'egress' | 'ingress';

function end(policy: FlowPolicy, direction: Direction, subject: PodsOfPeer, other: Peer): CompiledEnd {
  const { members } = subject.clusters;
  if (!policy.sameCluster && other.kind !== 'fqdns') {
    const object = endIn(policy, direction, subject, rulesAbout(policy, direction, other));
    return { clusters: members, objectIn: () => object };
  }
  const others = other.kind === 'pods' ? new Set(other.clusters.members) : undefined;
  return {
    clusters: members.filter(name => others?.has(name) !== false),
    objectIn: cluster => endIn(policy, direction, subject, rulesAbout(policy, direction, other, cluster)),
  };
}

/** An allowance only adds: it must not put pods into default deny that no baseline has put there. */
const enableDefaultDeny = { ingress: false, egress: false } as const;

function endIn(policy: FlowPolicy, direction: Direction, subject: PodsOfPeer, rules: Rules): PlacedObject {
  const object = policyAbout(subject, policy, `-${direction}`, { enableDefaultDeny, ...rules });
  return { path: policy.path, object };
}

type Rules = Pick<CiliumRule, 'egress' | 'egressDeny' | 'ingress' | 'ingressDeny'>;

function rulesAbout(policy: FlowPolicy, direction: Direction, other: Peer, cluster?: string): Rules {
  const layers = layer4(policy, looksInto(policy) === direction);
  const allows = policy.action === 'allow';
  if (direction === 'ingress') {
    const rule: IngressRule = { ...fromPeer(other, cluster), ...layers };
    return allows ? { ingress: [rule] } : { ingressDeny: [rule] };
  }
  const rule: EgressRule = { ...toPeer(other, cluster), ...layers };
  const lookups = other.kind === 'fqdns' && cluster !== undefined ? watchedDns(cluster) : [];
  return allows ? { egress: [rule, ...lookups] } : { egressDeny: [rule] };
}

/**
 * Which end has the proxy look into what passes. HTTP is looked at where it arrives: one proxy, beside the server,
 * whatever way a request took through the mesh. DNS rules are for egress alone (pkg/policy/api/rule_validation.go).
 */
function looksInto({ layer7, ends }: FlowPolicy): Direction {
  return ends.ingress && layer7?.dns.length === 0 ? 'ingress' : 'egress';
}

function fromPeer(peer: Peer, cluster?: string): IngressRule {
  if (peer.kind === 'pods') return { fromEndpoints: [peerSelector(peer, cluster)] };
  if (peer.kind === 'entities') return { fromEntities: peer.entities as Entity[] };
  // Names are no source: a rule says so, and an empty list lets nobody in.
  return { fromCIDRSet: peer.kind === 'cidrs' ? blocks(peer) : [] };
}

function toPeer(peer: Peer, cluster?: string): EgressRule {
  if (peer.kind === 'pods') return { toEndpoints: [peerSelector(peer, cluster)] };
  if (peer.kind === 'entities') return { toEntities: peer.entities as Entity[] };
  return peer.kind === 'cidrs' ? { toCIDRSet: blocks(peer) } : { toFQDNs: peer.fqdns.map(fqdn) };
}

const blocks = (peer: AddressesOfPeer): CidrRule[] =>
  peer.blocks.map(({ block, except }) => ({
    cidr: textOf(block),
    ...(except.length > 0 && { except: except.map(textOf) }),
  }));

const textOf = ({ cidr, text }: AddressesOfPeer['stray'][number]): string => cidr?.text ?? text;
