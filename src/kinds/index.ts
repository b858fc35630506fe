export * from './json';
export * from './object';
export { mergeValues } from './merge';
export * from './tree';
export * from './mcs';
export * from './names';
export * from './sops';
export { isClusterScoped } from './scope';
export type { ObjectProblem } from './problem';
export { validateObject } from './validate';
export * from './crd';
export * from './factories/index';
export { isBuiltInGroup } from './groups';
export { versionInstead } from './policy-apis';
export { isRegex } from './regex';
export { isIcmpType } from './icmp';
export type { ClusterMeta, NamespacedMeta } from './schemas/metadata';
export type { EndpointSelector, LabelSelector } from './schemas/selectors';
export type { CidrRule, Entity } from './schemas/cilium/peers';
export type { FqdnSelector } from './schemas/cilium/fqdn';
export type { IcmpRule } from './schemas/cilium/icmp';
export type { HttpRule, L7Rules } from './schemas/cilium/l7';
export type { PortDenyRule, PortProtocol, PortRule, TlsContext } from './schemas/cilium/ports';
export type {
  CiliumRule,
  EgressDenyRule,
  EgressRule,
  IngressDenyRule,
  IngressRule,
} from './schemas/cilium/rule';
export type { NetworkPolicySpec } from './schemas/networkpolicy';
export type { ServicePort } from './schemas/core';
export type { GatewaySpec } from './schemas/gateway/gateway';
export type { GatewayListener } from './schemas/gateway/listeners';
export type { GatewayBackendRef, GatewayParentRef } from './schemas/gateway/refs';
export type { HttpRouteFilter } from './schemas/gateway/httpfilters';
export type { HttpRouteMatch } from './schemas/gateway/httpmatches';
export type { HttpRouteBackendRef, HttpRouteRule, HttpRouteSpec } from './schemas/gateway/httproute';
export type { GrpcRouteFilter, GrpcRouteRule, GrpcRouteSpec } from './schemas/gateway/grpcroute';
export type { TlsRouteRule, TlsRouteSpec } from './schemas/gateway/tlsroute';
export type { ReferenceGrantSpec } from './schemas/gateway/referencegrant';
export type { IngressBackend, IngressSpec } from './schemas/ingress';
export type { IssuerSpec } from './schemas/certmanager';
export type { HelmReleaseSpec, ValuesReference } from './schemas/flux/helmrelease';
export type { FluxInstanceSpec } from './schemas/flux/instance';
export type { FluxKustomizationSpec } from './schemas/flux/kustomization';
export type { AlertSpec, ProviderSpec } from './schemas/flux/notification';
export type { GitRepositorySpec, OciRepositorySpec } from './schemas/flux/sources';
