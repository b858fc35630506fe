import { minorAtLeast, minorOf } from './version';

/** Gateway API, whose releases are its own and not Kubernetes': https://gateway-api.sigs.k8s.io. */
export const gatewayApi = {
  title: 'Gateway API',
  repository: 'https://github.com/kubernetes-sigs/gateway-api',
  /** Folders with a kustomization.yaml that lists the CRDs of a channel. */
  folders: { standard: 'config/crd', experimental: 'config/crd/experimental' },
  group: 'gateway.networking.k8s.io',
  /** Kinds that are only in the experimental channel, since 1.5. */
  experimentalGroup: 'gateway.networking.x-k8s.io',
} as const;

/** The minor since which the standard channel serves a kind as v1. Source: the release notes of Gateway API. */
const standardSince: Readonly<Record<string, string>> = {
  BackendTLSPolicy: '1.4',
  GRPCRoute: '1.1',
  Gateway: '1.0',
  GatewayClass: '1.0',
  HTTPRoute: '1.0',
  ListenerSet: '1.5',
  ReferenceGrant: '1.5',
  TCPRoute: '1.6',
  TLSRoute: '1.5',
  UDPRoute: '1.6',
};

/** The version of TLSRoute that a release serves: v1, or before there was one v1alpha2, in the experimental channel. */
export function tlsRouteVersion(release: string): 'v1' | 'v1alpha2' {
  const minor = minorOf(release.slice(1));
  return minor === undefined || minorAtLeast(minor, '1.5') ? 'v1' : 'v1alpha2';
}

/** Kinds that the standard channel serves as v1beta1 too. */
const beta = ['Gateway', 'GatewayClass', 'HTTPRoute', 'ReferenceGrant'];

/**
 * Whether a release of Gateway API serves a kind in a version. The experimental channel is taken to serve everything:
 * what it has changes with every release.
 *
 * @param release such as `v1.6.1`; one that is no version is taken to serve everything
 * @param apiVersion without the group
 */
export function servesGatewayApi(
  release: string,
  channel: 'standard' | 'experimental',
  apiVersion: string,
  kind: string,
): boolean {
  const minor = minorOf(release.slice(1));
  if (minor === undefined || channel === 'experimental') return true;
  if (apiVersion === 'v1beta1') return beta.includes(kind);
  const since = Object.hasOwn(standardSince, kind) ? standardSince[kind] : undefined;
  return apiVersion === 'v1' && since !== undefined && minorAtLeast(minor, since);
}
