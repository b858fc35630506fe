import type { MeshCluster } from '../../mesh/index';
import type { Cidr } from '../../net/index';
import type { NamedPort, PodRef } from './flow';
import type { Match } from './match';
import {
  isDerived,
  type Label,
  Labels,
  makesIdentity,
  namespaceLabels,
  podNamespace,
  policyCluster,
  serviceAccount,
} from './labels';

/** The address of something that CIDRs can match. */
interface Address {
  /** Undefined when no tree can know it. */
  readonly ip?: Cidr;
  readonly families: readonly (4 | 6)[];
  /** Whether a block of every address holds it, where that does not go without saying. */
  readonly inEvery?: Match;
}

/** What policies see of one end of a flow. */
export interface Identity {
  readonly labels: Labels;
  /** Equal for what policies cannot tell apart. */
  readonly key: string;
  /** Undefined for what has labels instead: CIDRs do not match pods, nor nodes unless they are told to. */
  readonly address?: Address;
  /** The DNS name of something outside; empty when it is not known. */
  readonly fqdn?: string;
  readonly namespace?: string;
  /** Of a pod; undefined for what has none. */
  readonly ports?: readonly NamedPort[] | 'unknown';
  /** False for a node of whose labels nothing is known. */
  readonly labelsKnown?: boolean;
}

const reserved = (...names: readonly string[]): Labels =>
  new Labels(names.map(name => ['reserved', name, ''] as const));

/** What a rule says of the other end. */
export type Peer = (peer: Identity) => Match;

/** An identity that only has reserved labels. */
export const reservedIdentity = (...names: readonly string[]): Identity => ({
  labels: reserved(...names),
  key: names.join('+'),
});

/** A pod as its own cluster and the clusters linked with it see it. */
export function podIdentity(pod: PodRef, cluster: MeshCluster | undefined): Identity {
  const { namespace } = pod;
  const ofNamespace = cluster?.namespaces.get(namespace)?.value.labels ?? {
    'kubernetes.io/metadata.name': namespace,
  };
  const labels: Label[] = [
    ...k8s(pod.labels, '').filter(([, key]) => makesIdentity(key) && !isDerived(key)),
    ...k8s(ofNamespace, namespaceLabels).filter(([, key]) => makesIdentity(key)),
    ['k8s', podNamespace, namespace],
    ['k8s', policyCluster, pod.cluster],
    ['k8s', serviceAccount, pod.serviceAccount ?? 'default'],
  ];
  const found = new Labels(labels);
  return { labels: found, key: found.text(), namespace, ports: pod.ports ?? 'unknown' };
}

const k8s = (labels: Readonly<Record<string, string>>, prefix: string): Label[] =>
  Object.entries(labels).map(([key, value]) => ['k8s', prefix + key, value] as const);

const families = ({ settings }: MeshCluster): (4 | 6)[] =>
  settings.ipFamilies.map(family => (family === 'IPv4' ? 4 : 6));

/**
 * Something outside of the mesh as a cluster sees it. With both IP families the family is part of the identity
 * (cilium pkg/labels, getWorldLabel), so that an unknown address may be either.
 */
export function worldIdentities(
  viewer: MeshCluster,
  { ip, fqdn, also = [] }: { readonly ip?: Cidr; readonly fqdn?: string; readonly also?: readonly string[] },
): Identity[] {
  const all = families(viewer);
  const possible = ip === undefined ? all : [ip.family];
  return possible.map(family => {
    const name = all.length > 1 ? `world-ipv${family}` : 'world';
    return {
      ...reservedIdentity(name, ...also),
      key: [name, ...also, ip?.text, fqdn].join('+'),
      address: { families: [family], ...(ip !== undefined && { ip }) },
      fqdn: fqdn ?? '',
    };
  });
}

/** A node as a pod of a cluster sees it. */
export function nodeIdentity(viewer: MeshCluster, ...names: readonly string[]): Identity {
  const identity = reservedIdentity(...names);
  if (!viewer.settings.policy.cidrMatchesNodes) return identity;
  const { minor, bugsKnown } = viewer.settings;
  // cilium/cilium#47827: such a block misses nodes, which narrower ones do not.
  const misses = bugsKnown && minor >= 1019;
  return addressed(
    identity,
    viewer,
    misses ? false : 'whether this version lets a block of every address match nodes is not known',
  );
}

/** A pod as a cluster sees it whose CIDRs match pods too, of whose addresses no tree knows. */
export const addressedPod = (identity: Identity, viewer: MeshCluster): Identity =>
  viewer.settings.policy.cidrMatchesPods
    ? addressed(identity, viewer, 'whether a block of every address matches pods is not known')
    : identity;

const addressed = (identity: Identity, viewer: MeshCluster, inEvery: Match): Identity => ({
  ...identity,
  address: { families: families(viewer), inEvery },
});

/** A node as its own host policies see it. */
export function hostIdentity(labels: Readonly<Record<string, string>>): Identity {
  const found = new Labels([['reserved', 'host', ''], ...k8s(labels, '')]);
  return { labels: found, key: found.text() };
}
