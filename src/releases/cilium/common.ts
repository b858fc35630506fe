import type { GatewayApiWanted, StrictEgress, Values } from './release';

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

/** Since 1.19 the operator brings the CRDs, and a job of the chart may change CoreDNS, whose default has always been not. */
export const mcsApi = (enabled: boolean, configureCoredns: boolean): Values => ({
  mcsapi: {
    enabled,
    installCRDs: true,
    ...(enabled && { corednsAutoConfigure: { enabled: configureCoredns } }),
  },
});

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
