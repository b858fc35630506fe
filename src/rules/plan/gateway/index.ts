import type { PlanRule } from '../../rule';
import { backendThere } from './backend-there';
import { grpcProtocol } from './grpc-protocol';
import { importTaken } from './import-taken';
import { ingressBackend } from './ingress-backend';
import { portConflict } from './port-conflict';
import { routeGateway } from './route-gateway';
import { servicePort } from './service-port';
import { tlsRoutesServed } from './tls-routes';

/** Rules on gateways, routes and Ingresses, as far as the objects alone do not tell. */
export const gatewayRules: readonly PlanRule[] = [
  portConflict,
  routeGateway,
  backendThere,
  servicePort,
  grpcProtocol,
  importTaken,
  tlsRoutesServed,
  ingressBackend,
];
