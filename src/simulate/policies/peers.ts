import { type Block, matchesBlock, readCidr, readCidrRule } from './cidr';
import { isLabelOfGroups } from './cidr-groups';
import { entity } from './entities';
import type { Place } from './entry';
import { ofFqdn } from './fqdn';
import type { Identity, Peer } from './identity';
import { type Json, listOf, refuse, textsOf } from './json';
import { namespaceLabels, podNamespace, policyCluster } from './labels';
import { anyOf, type Match } from './match';
import {
  ciliumKey,
  equals,
  exists,
  names,
  readSelector,
  type Requirement,
  type Selector,
  selects,
  textOfSelector,
} from './selector';
import { ofService } from './services';

/** What decides how peers without a namespace are read. */
export interface Scope extends Place {
  /** Undefined for a clusterwide policy. */
  readonly namespace?: string;
  /** Whether the policy is about pods that have no labels yet. */
  readonly aboutInit: boolean;
}

/** Whom a rule is about, with texts that tell its selectors apart; without any it is about nobody. */
interface Peers {
  readonly peer: Peer;
  readonly selectors: readonly string[];
}

const nowhere: Peers = { peer: () => false, selectors: [] };
export const anywhere: Peers = { peer: () => true, selectors: [textOfSelector([])] };

/** Kinds of peers, of which one rule may have one. */
const kinds = ['Endpoints', 'CIDR', 'CIDRSet', 'Entities', 'Groups', 'Nodes', 'Services', 'FQDNs'] as const;
/** Kinds whose empty list selects nothing; the others are as if they were not there. */
const emptyIsNobody: ReadonlySet<string> = new Set(['Endpoints', 'CIDR', 'CIDRSet', 'Entities', 'Nodes']);

/**
 * The peers of a rule (cilium pkg/policy/utils/parserules.go, mergeEndpointSelectors). A rule that names no kind of peer
 * means everybody where it has ports, and nobody where it has none.
 */
export function readPeers(rule: Json, prefix: 'from' | 'to', hasPorts: boolean, scope: Scope): Peers {
  if ((listOf(rule[`${prefix}Requires`]) ?? []).length > 0) refuse(`${prefix}Requires is no longer read`);
  const lists = kinds.flatMap(kind => {
    const list = listOf(rule[`${prefix}${kind}`]);
    return list === undefined ? [] : [{ kind, list }];
  });
  const filled = lists.filter(({ list }) => list.length > 0);
  if (filled.length > 1)
    refuse(`combining ${filled.map(({ kind }) => `${prefix}${kind}`).join(' and ')} is not supported`);
  if (lists.some(({ kind, list }) => list.length === 0 && emptyIsNobody.has(kind))) return nowhere;
  const [only] = filled;
  if (only === undefined) return hasPorts ? anywhere : nowhere;
  const found = readers[only.kind](only.list, scope);
  const peers = found.map(([, peer]) => peer);
  return {
    peer: identity => anyOf(peers, peer => peer(identity)),
    selectors: found.map(([selector]) => selector),
  };
}

/** A selector as a text, and what it selects. */
type Keyed = readonly [selector: string, peer: Peer];

const ofSelector = (selector: Selector): Keyed => [
  textOfSelector(selector),
  ({ labels }) => selects(selector, labels),
];

/** Selectors that are not about labels are told apart as they are written. */
const asWritten =
  (read: (item: unknown, scope: Scope) => Peer) =>
  (list: readonly unknown[], scope: Scope): Keyed[] =>
    list.map(item => [JSON.stringify(item), read(item, scope)]);

const readers: Readonly<
  Record<(typeof kinds)[number], (list: readonly unknown[], scope: Scope) => readonly Keyed[]>
> = {
  Endpoints: (list, scope) => list.map(item => ofEndpoints(readSelector(item, ciliumKey), scope)),
  CIDR: (list, scope) =>
    asWritten(item => ofBlock({ cidrs: [readCidr(String(item))], except: [] }))(textsOf(list), scope),
  CIDRSet: asWritten((item, { cluster }) => ofBlock(readCidrRule(item, cluster))),
  Entities: (list, { cluster }) =>
    textsOf(list)
      .flatMap(name => entity(name, cluster.name))
      .map(ofSelector),
  // Groups become CIDRs, by asking the cloud.
  Groups: asWritten(
    () => peer => peer.address !== undefined && 'which addresses the group of a cloud has is not known',
  ),
  Nodes: asWritten(ofNodes),
  Services: asWritten((item, { cluster, defaultCluster }) => ofService(item, cluster, defaultCluster)),
  FQDNs: asWritten(ofFqdn),
};

const ofBlock =
  (block: Block): Peer =>
  peer =>
    matchesBlock(block, peer);

/**
 * A selector of pods with what Cilium adds to it: the namespace of the policy, or any namespace, and the own cluster
 * (cilium pkg/k8s/apis/cilium.io/utils/utils.go, getEndpointSelector).
 */
function scoped(own: Selector, { namespace, aboutInit, defaultCluster }: Scope): Selector {
  if (own.some(({ source }) => source === 'reserved')) return own;
  const added = [...own];
  if (!names(own, key => key === podNamespace)) {
    if (namespace === undefined) {
      if (!aboutInit) added.push(exists('k8s', podNamespace));
    } else if (!names(own, key => key.startsWith(namespaceLabels)))
      added.push(equals('k8s', podNamespace, namespace));
  }
  if (defaultCluster !== undefined && !names(own, key => key === policyCluster))
    added.push(equals('k8s', policyCluster, defaultCluster));
  return added;
}

function ofEndpoints(own: Selector, scope: Scope): Keyed {
  const selector = scoped(own, scope);
  const excluded = onlyExcluded(own);
  const peer: Peer = identity => {
    const { labels } = identity;
    const { known, hidden } = seen(selector, identity, scope);
    if (!selects(known, labels)) return false;
    if (hidden !== undefined) return `whether its labels have ${hidden.full} is not known`;
    const lacks = excluded.find(key => !labels.has('k8s', key));
    return lacks === undefined || overselects(scope);
  };
  return [textOfSelector(selector), peer];
}

/**
 * Labels that no tree knows: those of the blocks and names that an address has an identity for, and those of nodes where
 * they have some, their cluster among them (cilium pkg/ipcache/metadata.go; pkg/node/manager/manager.go).
 */
function seen(
  selector: Selector,
  identity: Identity,
  { cluster }: Place,
): { readonly known: Selector; readonly hidden?: Requirement } {
  if (identity.address === undefined && !cluster.settings.policy.nodeLabels) return { known: selector };
  const [hidden] = selector.filter(condition => isHidden(condition, identity, cluster));
  if (hidden === undefined) return { known: selector };
  return { known: selector.filter(condition => !isHidden(condition, identity, cluster)), hidden };
}

function isHidden(condition: Requirement, { labels, address }: Identity, cluster: Place['cluster']): boolean {
  const { source, key } = condition;
  if (labels.find(condition) !== undefined) return false;
  if (address !== undefined && ['cidr', 'cidrgroup', 'fqdn'].includes(source)) return true;
  if (address !== undefined && source === 'any' && isLabelOfGroups(cluster, key)) return true;
  const isNode = labels.has('reserved', 'host') || labels.has('reserved', 'remote-node');
  if (!isNode || !cluster.settings.policy.nodeLabels) return false;
  return source === 'node' || source === 'any' || (source === 'k8s' && key === policyCluster);
}

/**
 * A selector that says only which namespaces or clusters it does not mean, against what has none: it selects nodes and
 * the world too (cilium/cilium#46996).
 */
export const overselects = ({ cluster }: Place): Match =>
  cluster.settings.bugsKnown ||
  'whether this patch lets a selector that only excludes namespaces or clusters select what has none is not known';

/** Labels of namespace and cluster that a selector is about, but only to leave values out. */
function onlyExcluded(own: Selector): string[] {
  if (own.some(({ source }) => source === 'reserved')) return [];
  const about = {
    [podNamespace]: own.filter(({ key }) => key === podNamespace || key.startsWith(namespaceLabels)),
    [policyCluster]: own.filter(({ key }) => key === policyCluster),
  };
  const excludes = ({ operator }: Requirement): boolean =>
    operator === 'NotIn' || operator === 'DoesNotExist';
  return Object.entries(about).flatMap(([label, found]) =>
    found.length > 0 && found.every(excludes) ? [label] : [],
  );
}

/** Nodes are selected by labels, which no tree has; a pod is none (utils.go, getNodeSelector). */
function ofNodes(json: unknown, { cluster }: Scope): Peer {
  readSelector(json, ciliumKey);
  if (!cluster.settings.policy.nodeLabels) refuse('nodes are only selected where nodeSelectorLabels is on');
  const isNode = [exists('reserved', 'remote-node')];
  return ({ labels }) => selects(isNode, labels) && 'the labels of nodes are not known';
}
