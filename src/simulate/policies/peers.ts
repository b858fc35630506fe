import { matchesBlock, readCidr, readCidrRule } from './cidr';
import { entity } from './entities';
import type { Place } from './entry';
import { ofFqdn } from './fqdn';
import type { Peer } from './identity';
import { type Json, listOf, refuse, textsOf } from './json';
import { namespaceLabels, podNamespace, policyCluster } from './labels';
import { anyOf } from './match';
import {
  ciliumKey,
  equals,
  exists,
  names,
  readSelector,
  type Requirement,
  type Selector,
  selects,
} from './selector';
import { ofService } from './services';

/** What decides how peers without a namespace are read. */
export interface Scope extends Place {
  /** Undefined for a clusterwide policy. */
  readonly namespace?: string;
  /** Whether the policy is about pods that have no labels yet. */
  readonly aboutInit: boolean;
}

const nowhere: Peer = () => false;
const anywhere: Peer = () => true;

/** Kinds of peers, of which one rule may have one. */
const kinds = ['Endpoints', 'CIDR', 'CIDRSet', 'Entities', 'Groups', 'Nodes', 'Services', 'FQDNs'] as const;
/** Kinds whose empty list selects nothing; the others are as if they were not there. */
const emptyIsNobody: ReadonlySet<string> = new Set(['Endpoints', 'CIDR', 'CIDRSet', 'Entities', 'Nodes']);

/**
 * The peers of a rule (cilium pkg/policy/utils/parserules.go, mergeEndpointSelectors). A rule that names no kind of peer
 * means everybody where it has ports, and nobody where it has none.
 */
export function readPeers(rule: Json, prefix: 'from' | 'to', hasPorts: boolean, scope: Scope): Peer {
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
  const peers = readers[only.kind](only.list, scope);
  return identity => anyOf(peers, peer => peer(identity));
}

const ofSelector =
  (selector: Selector): Peer =>
  ({ labels }) =>
    selects(selector, labels);

const readers: Readonly<Record<(typeof kinds)[number], (list: readonly unknown[], scope: Scope) => Peer[]>> =
  {
    Endpoints: (list, scope) => list.map(item => ofEndpoints(readSelector(item, ciliumKey), scope)),
    CIDR: list =>
      textsOf(list).map(text => {
        const block = { cidrs: [readCidr(text)], except: [] };
        return peer => matchesBlock(block, peer);
      }),
    CIDRSet: (list, { cluster }) =>
      list.map(item => {
        const block = readCidrRule(item, cluster);
        return peer => matchesBlock(block, peer);
      }),
    Entities: (list, { cluster }) =>
      textsOf(list)
        .flatMap(name => entity(name, cluster.name))
        .map(ofSelector),
    // Groups become CIDRs, by asking the cloud.
    Groups: () => [
      peer => peer.address !== undefined && 'which addresses the group of a cloud has is not known',
    ],
    Nodes: (list, scope) => list.map(item => ofNodes(item, scope)),
    Services: (list, { cluster }) => list.map(item => ofService(item, cluster)),
    FQDNs: list => list.map(ofFqdn),
  };

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

function ofEndpoints(own: Selector, scope: Scope): Peer {
  const selector = scoped(own, scope);
  const excluded = onlyExcluded(own);
  return ({ labels }) => {
    if (!selects(selector, labels)) return false;
    const lacks = excluded.find(key => !labels.has('k8s', key));
    return lacks === undefined || overselects;
  };
}

/** A selector that says only which namespaces or clusters it does not mean, against what has none (cilium/cilium#46996). */
export const overselects =
  'whether this version lets a selector that only excludes namespaces or clusters select what has none is not known';

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
