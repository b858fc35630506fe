import type { EndpointSelector } from '../../kinds/index';
import type { LabelRequirement, PeerNamespaces, PodsOfPeer } from '../../plan/index';

/** Labels that Cilium gives every pod's identity. Documentation/network/clustermesh/policy.rst. */
export const clusterLabel = 'io.cilium.k8s.policy.cluster';
export const namespaceLabel = 'io.kubernetes.pod.namespace';
const labelOfNamespace = 'io.cilium.k8s.namespace.labels.';

/** Conditions on labels; a single value is one on an equal label, which people read more easily. */
interface Conditions {
  readonly matchLabels: Readonly<Record<string, string>>;
  readonly matchExpressions: readonly LabelRequirement[];
}

const isOneOf = (key: string, values: readonly string[]): Conditions => {
  const [only, ...others] = values;
  return only !== undefined && others.length === 0
    ? { matchLabels: { [key]: only }, matchExpressions: [] }
    : { matchLabels: {}, matchExpressions: [{ key, operator: 'In', values: [...values] }] };
};

const exists = (key: string): Conditions => ({
  matchLabels: {},
  matchExpressions: [{ key, operator: 'Exists' }],
});

function inNamespaces(namespaces: PeerNamespaces): Conditions {
  if ('every' in namespaces) return exists(namespaceLabel);
  if ('names' in namespaces) return isOneOf(namespaceLabel, namespaces.names);
  const entries = Object.entries(namespaces.labels);
  return {
    matchLabels: Object.fromEntries(entries.map(([key, value]) => [labelOfNamespace + key, value])),
    // Only pods have it: without it, what has no namespace could be meant.
    matchExpressions: exists(namespaceLabel).matchExpressions,
  };
}

/**
 * Pods of a peer as the other side selects them. Cluster and namespace are always said: left out, they would mean the
 * local cluster or any cluster, depending on the Cilium minor, and the policy's own namespace.
 *
 * @param own the only cluster that is meant; undefined for all of the peer's
 */
export function peerSelector(
  { labels, where, namespaces, clusters }: PodsOfPeer,
  own?: string,
): EndpointSelector {
  const cluster =
    own !== undefined
      ? isOneOf(clusterLabel, [own])
      : clusters.every
        ? exists(clusterLabel)
        : isOneOf(clusterLabel, clusters.members);
  return selector({ matchLabels: labels, matchExpressions: where }, inNamespaces(namespaces), cluster);
}

/** Pods that a policy of their own cluster applies to; `namespaces` only where it is no policy of one namespace. */
export function subjectSelector(
  { labels, where }: Pick<PodsOfPeer, 'labels' | 'where'>,
  namespaces?: PeerNamespaces,
): EndpointSelector {
  const pods = { matchLabels: labels, matchExpressions: where };
  return namespaces === undefined ? selector(pods) : selector(pods, inNamespaces(namespaces));
}

/** All pods of a cluster but those of some namespaces; without the first, endpoints that are no pods would be meant. */
export function outsideOf(namespaces: readonly string[]): EndpointSelector {
  const rest = { key: namespaceLabel, operator: 'NotIn' as const, values: [...namespaces] };
  return selector(exists(namespaceLabel), {
    matchLabels: {},
    matchExpressions: namespaces.length > 0 ? [rest] : [],
  });
}

function selector(...all: readonly Conditions[]): EndpointSelector {
  const matchLabels = Object.assign({}, ...all.map(one => one.matchLabels)) as Record<string, string>;
  const matchExpressions = all.flatMap(one => one.matchExpressions.map(copy));
  return {
    ...(Object.keys(matchLabels).length > 0 && { matchLabels }),
    ...(matchExpressions.length > 0 && { matchExpressions }),
  };
}

const copy = (one: LabelRequirement): NonNullable<EndpointSelector['matchExpressions']>[number] =>
  'values' in one ? { ...one, values: [...one.values] } : { ...one };
