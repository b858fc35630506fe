import type { KubeObject } from '../object';
import type { gatewaySchema } from '../schemas/gateway/gateway';
import type { grpcRouteSchema } from '../schemas/gateway/grpcroute';
import type { httpRouteSchema } from '../schemas/gateway/httproute';
import type { referenceGrantSchema } from '../schemas/gateway/referencegrant';
import type { tlsRouteAlphaSchema, tlsRouteSchema } from '../schemas/gateway/tlsroute';
import type { ingressSchema } from '../schemas/ingress';
import { factoryOf, make, type PropsOf } from './factory';

type TlsRouteProps = PropsOf<typeof tlsRouteSchema>;

/** The versions of TLSRoute: Cilium reads v1 from 1.20 on, v1alpha2 before. */
export type TlsRouteVersion =
  (typeof tlsRouteSchema.apiVersions)[number] | (typeof tlsRouteAlphaSchema.apiVersions)[number];

/** gateway.networking.k8s.io/v1 Gateway. */
export const gateway = factoryOf<typeof gatewaySchema>('gateway.networking.k8s.io/v1', 'Gateway');

/** gateway.networking.k8s.io/v1 HTTPRoute. */
export const httpRoute = factoryOf<typeof httpRouteSchema>('gateway.networking.k8s.io/v1', 'HTTPRoute');

/** gateway.networking.k8s.io/v1 GRPCRoute. */
export const grpcRoute = factoryOf<typeof grpcRouteSchema>('gateway.networking.k8s.io/v1', 'GRPCRoute');

/** gateway.networking.k8s.io TLSRoute, in the version that a cluster's Cilium reads. */
export const tlsRoute = (apiVersion: TlsRouteVersion, props: TlsRouteProps): KubeObject =>
  make(apiVersion, 'TLSRoute', props);

/** gateway.networking.k8s.io/v1beta1 ReferenceGrant, which every release of Gateway API serves. */
export const referenceGrant = factoryOf<typeof referenceGrantSchema>(
  'gateway.networking.k8s.io/v1beta1',
  'ReferenceGrant',
);

/** networking.k8s.io/v1 Ingress. */
export const ingress = factoryOf<typeof ingressSchema>('networking.k8s.io/v1', 'Ingress');
