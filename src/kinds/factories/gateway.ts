import type { KubeObject } from '../object';
import { gatewaySchema } from '../schemas/gateway/gateway';
import { grpcRouteSchema } from '../schemas/gateway/grpcroute';
import { httpRouteSchema } from '../schemas/gateway/httproute';
import { referenceGrantSchema } from '../schemas/gateway/referencegrant';
import type { tlsRouteAlphaSchema } from '../schemas/gateway/tlsroute';
import { tlsRouteSchema } from '../schemas/gateway/tlsroute';
import { ingressSchema } from '../schemas/ingress';
import { factoryOf, make, type PropsOf } from './factory';

type TlsRouteProps = PropsOf<typeof tlsRouteSchema>;

/** The versions of TLSRoute: Cilium reads v1 from 1.20 on, v1alpha2 before. */
export type TlsRouteVersion =
  (typeof tlsRouteSchema.apiVersions)[number] | (typeof tlsRouteAlphaSchema.apiVersions)[number];

/** gateway.networking.k8s.io/v1 Gateway. */
export const gateway = factoryOf(gatewaySchema);

/** gateway.networking.k8s.io/v1 HTTPRoute. */
export const httpRoute = factoryOf(httpRouteSchema);

/** gateway.networking.k8s.io/v1 GRPCRoute. */
export const grpcRoute = factoryOf(grpcRouteSchema);

/** gateway.networking.k8s.io TLSRoute, in the version that a cluster's Cilium reads. */
export const tlsRoute = (apiVersion: TlsRouteVersion, props: TlsRouteProps): KubeObject =>
  make(apiVersion, tlsRouteSchema.kind, props);

/** gateway.networking.k8s.io/v1beta1 ReferenceGrant, which every release of Gateway API serves. */
export const referenceGrant = factoryOf(referenceGrantSchema);

/** networking.k8s.io/v1 Ingress. */
export const ingress = factoryOf(ingressSchema);
