import type { PeerEndpoint, Value, Values } from './release';

/** The chart's home, the same for every minor. */
export const chart = 'oci://quay.io/cilium/charts/cilium';

/**
 * What means the same in every minor only when it is said. A selector without a cluster label means the local cluster
 * (1.18 by itself: any cluster); clustermesh-apiserver takes the shared and the per-cluster client name (1.18 by
 * itself: the shared one only); certificates last a year (before 1.20: three); mutual authentication, which is
 * deprecated, is off (1.18 by itself: on).
 */
export const pinnedEverywhere: Values = {
  clustermesh: {
    policyDefaultLocalCluster: true,
    apiserver: { tls: { authMode: 'migration', auto: { certValidityDuration: 365 } } },
  },
  authentication: { enabled: false },
};

/** Since 1.19 a map, which merges with other values key by key; `enabled: false` drops a peer. */
export function peerMap(peers: readonly PeerEndpoint[]): Value {
  return Object.fromEntries(peers.map(({ name, address, port }) => [name, { enabled: true, address, port }]));
}

/** The only form of 1.18. */
export function peerList(peers: readonly PeerEndpoint[]): Value {
  return peers.map(({ name, address, port }) => ({ name, address, port }));
}

/** A defect that two minors share; each has its own patch that mends it. */
export const sharedTargetPort =
  'a service with two ports to one port of its pods loses remote backends (cilium/cilium#45109)';
