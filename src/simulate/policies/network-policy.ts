import { isMap, type KubeObject } from '../../kinds/index';
import { matchesBlock, readBlock } from './cidr';
import { parseCidr } from '../../net/index';
import type { Entry, Origin, Place } from './entry';
import type { Identity, Peer } from './identity';
import { type Json, listOf, mapOf, Refusal, refuse, textOf, textsOf } from './json';
import { namespaceLabels, podNamespace, policyCluster } from './labels';
import { anyOf, type Match } from './match';
import { anywhere, overselects } from './peers';
import { readKubernetesPort } from './ports';
import {
  equals,
  exists,
  inNamespace,
  kubernetesKey,
  readSelector,
  type Requirement,
  type Selector,
  selects,
} from './selector';

type From = Omit<Origin, 'rule'>;
type Rule = Pick<Entry, 'peer' | 'ports' | 'selectors'> & { readonly at: string };

const directions = [
  { list: 'ingress', peers: 'from', type: 'Ingress', ingress: true },
  { list: 'egress', peers: 'to', type: 'Egress', ingress: false },
] as const;

/**
 * The rules of a Kubernetes NetworkPolicy, as Cilium translates it (cilium pkg/k8s/network_policy.go): it only allows,
 * and it always denies by default.
 */
export function readNetworkPolicy(object: KubeObject, origin: From, place: Place): Entry[] {
  const namespace = textOf(object.metadata.namespace) ?? 'default';
  const spec = mapOf(object.spec);
  let refused: string | undefined;
  let selector: Selector = [];
  let rules: Record<string, readonly Rule[]> = {};
  try {
    selector = readSelector(spec.podSelector ?? {}, kubernetesKey);
    rules = Object.fromEntries(
      directions.map(({ list, peers }) => [
        list,
        (listOf(spec[list]) ?? []).map((rule, i) =>
          readRule(mapOf(rule), peers, `spec.${list}[${i}]`, namespace, place),
        ),
      ]),
    );
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    refused = error.message;
  }
  const subject = { nodes: false, namespace, selector: inNamespace(selector, namespace) };
  return directions.flatMap(direction => {
    const found = rules[direction.list] ?? [];
    const isMeant = isolates(spec, direction.type) || (listOf(spec[direction.list]) ?? []).length > 0;
    const kept = found.length > 0 ? found : isMeant ? [nobody] : [];
    return kept.map(({ at, ...rule }) => ({
      ...rule,
      ingress: direction.ingress,
      deny: false,
      defaultDeny: true,
      subject,
      origin: { ...origin, rule: at },
      ...(refused !== undefined && { refused }),
    }));
  });
}

/** A policy without rules in a direction still denies there. */
const nobody: Rule = { at: 'spec.policyTypes', peer: () => false, selectors: [] };

/** Ingress is meant unless only Egress is named; a rule is read whether or not its direction is named. */
function isolates(spec: Json, type: 'Ingress' | 'Egress'): boolean {
  const types = listOf(spec.policyTypes) ?? [];
  return types.includes(type) || (type === 'Ingress' && !types.includes('Egress'));
}

function readRule(rule: Json, peers: 'from' | 'to', at: string, namespace: string, place: Place): Rule {
  const list = listOf(rule[peers]) ?? [];
  const ports = (listOf(rule.ports) ?? []).map(readKubernetesPort);
  const found = list.map(item => readPeer(mapOf(item), peers, namespace, place));
  return {
    at,
    // No peers and an empty list of peers both are everybody.
    ...(found.length === 0
      ? anywhere
      : { peer: identity => anyOf(found, peer => peer(identity)), selectors: [JSON.stringify(list)] }),
    ...(ports.length > 0 && { ports }),
  };
}

function readPeer(peer: Json, peers: 'from' | 'to', namespace: string, place: Place): Peer {
  const found: Peer[] = [];
  if (isMap(peer.podSelector) || isMap(peer.namespaceSelector)) {
    const selector = podsOf(peer, namespace, place);
    found.push(
      ({ labels }) => selects(selector, labels) && (labels.has('k8s', podNamespace) || overselects(place)),
    );
  } else if (peers === 'from' && place.defaultCluster !== undefined && place.minor < 1020)
    found.push(selectorless(namespace, place.defaultCluster));
  if (isMap(peer.ipBlock)) found.push(ofBlock(peer.ipBlock));
  return identity => anyOf(found, one => one(identity));
}

/** `podSelector`, `namespaceSelector` or both; the cluster is a label of pods. */
function podsOf(peer: Json, namespace: string, { defaultCluster }: Place): Selector {
  const written = readSelector(peer.podSelector ?? {}, kubernetesKey);
  const isEmpty = ({ key, operator, values }: Requirement): boolean =>
    key === policyCluster && operator === 'Equals' && values.has('');
  // A label of the cluster without a value asks for none: the default takes its place.
  const pods = defaultCluster === undefined ? written : written.filter(condition => !isEmpty(condition));
  const asksCluster = pods.some(({ key }) => key === policyCluster);
  return [
    ...(isMap(peer.namespaceSelector)
      ? [...pods, ...namespacesOf(peer.namespaceSelector)]
      : inNamespace(pods, namespace)),
    ...(defaultCluster !== undefined && !asksCluster ? [equals('k8s', policyCluster, defaultCluster)] : []),
  ];
}

function namespacesOf(json: unknown): Selector {
  const selector = readSelector(json, key => kubernetesKey(`${namespaceLabels}${key}`));
  return selector.length > 0 ? selector : [exists('k8s', podNamespace)];
}

/**
 * A peer that is only an `ipBlock` also let in the pods of the policy's own namespace, where a selector means the own
 * cluster (cilium/cilium#46305). Mended before 1.20; in which patch of an older minor is not known.
 */
function selectorless(namespace: string, cluster: string): Peer {
  const selector = [equals('k8s', podNamespace, namespace), equals('k8s', policyCluster, cluster)];
  return ({ labels }: Identity): Match =>
    selects(selector, labels) &&
    'whether this patch of Cilium lets an ipBlock admit pods of its own namespace is not known';
}

function ofBlock(json: unknown): Peer {
  const { cidr, except } = mapOf(json);
  const excepts = textsOf(except).map(text => parseCidr(text) ?? refuse(`${text} is no CIDR`));
  const block = { cidrs: [readBlock(textOf(cidr) ?? '', excepts)], except: excepts };
  return identity => matchesBlock(block, identity);
}
