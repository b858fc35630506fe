import type { GatewayApiWanted, PeerEndpoint, StrictEgress, Value, Values } from './release';

/** The chart's home, the same for every minor. */
export const chart = 'oci://quay.io/cilium/charts/cilium';

/** How long a certificate of clustermesh or Hubble is good for. */
export const leafValidityDays = 365;

/**
 * What means the same in every minor only when it is said. A selector without a cluster label means the local cluster
 * (1.18 by itself: any cluster); clustermesh-apiserver takes the shared and the per-cluster client name (1.18 by
 * itself: the shared one only); certificates last a year (before 1.20: three); mutual authentication, which is
 * deprecated, is off (1.18 by itself: on).
 */
export const pinnedEverywhere: Values = {
  clustermesh: {
    policyDefaultLocalCluster: true,
    apiserver: { tls: { authMode: 'migration', auto: { certValidityDuration: leafValidityDays } } },
  },
  authentication: { enabled: false },
};

/** Since 1.19 a map, which merges with other values key by key; `enabled: false` drops a peer. */
export const peerMap = (peers: readonly PeerEndpoint[]): Value => wideMap(peers, entryOfMap);

const entryOfMap = onceFor((peer: PeerEndpoint): Values => ({ enabled: true, ...whereIs(peer) }));

/** Since 1.19 the operator brings the CRDs, and a job of the chart may change CoreDNS, whose default has always been not. */
export const mcsApi = (enabled: boolean, configureCoredns: boolean): Values => ({
  mcsapi: {
    enabled,
    installCRDs: true,
    ...(enabled && { corednsAutoConfigure: { enabled: configureCoredns } }),
  },
});

/** The only form of 1.18. */
export const peerList = (peers: readonly PeerEndpoint[]): Value => peers.map(entryOfList);

const entryOfList = onceFor((peer: PeerEndpoint): Values => ({ name: peer.name, ...whereIs(peer) }));

/** A peer is in the lists of all its own peers, and is the same entry in each of them. */
function onceFor<K extends object, V>(make: (key: K) => V): (key: K) => V {
  const made = new WeakMap<K, V>();
  return key => {
    const known = made.get(key);
    if (known !== undefined) return known;
    const value = make(key);
    made.set(key, value);
    return value;
  };
}

/**
 * A map from the names of things to something of each. It is made from an object without a prototype because V8 takes
 * that for a dictionary from the start; elsewhere each new set of 510 keys would be a class of its own, with a cost that
 * is quadratic in the keys.
 */
function wideMap<T extends { readonly name: string }>(things: readonly T[], of: (thing: T) => Value): Values {
  const map = Object.setPrototypeOf(Object.create(null), Object.prototype) as Record<string, Value>;
  for (const thing of things) map[thing.name] = of(thing);
  return map;
}

/** With `ips` the chart makes the name itself and ignores an address. */
const whereIs = ({ address, ips, port }: PeerEndpoint): Values =>
  ips.length > 0 ? { ips, port } : { address, port };

/** Since 1.19, next to the strict mode for what comes in. */
export const strictEgress = ({ cidr, allowRemoteNodeIdentities }: StrictEgress): Values => ({
  egress: { enabled: true, cidr, allowRemoteNodeIdentities },
});
/** Kinds of Gateway API without which no minor's operator runs gateways, with the version that it asks for. */
export const gatewayKinds: GatewayApiWanted['required'] = {
  GatewayClass: 'v1',
  Gateway: 'v1',
  HTTPRoute: 'v1',
  GRPCRoute: 'v1',
  ReferenceGrant: 'v1beta1',
};
/** A defect that two minors share; each has its own patch that mends it. */
export const sharedTargetPort =
  'a service with two ports to one port of its pods loses remote backends (cilium/cilium#45109)';

/** The enum of the policies' CRDs, the same in all three minors; `cluster-mesh` comes after them (cilium/cilium#46813). */
export const entities: readonly string[] = [
  'all',
  'world',
  'cluster',
  'host',
  'remote-node',
  'kube-apiserver',
  'ingress',
  'health',
  'init',
  'unmanaged',
];
