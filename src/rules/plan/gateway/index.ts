import type { PlanRule } from '../../rule';
import { backendPort } from './backend-port';
import { backendThere } from './backend-there';
import { grpcProtocol } from './grpc-protocol';
import { importTaken } from './import-taken';
import { ingressBackend } from './ingress-backend';
import { portConflict } from './port-conflict';
import { routeGateway } from './route-gateway';
import { tlsRoutesServed } from './tls-routes';
import { zeroWeights } from './zero-weights';

/** Rules on gateways, routes and Ingresses, as far as the objects alone do not tell. */
export const gatewayRules: readonly PlanRule[] = [
  portConflict,
  routeGateway,
  backendThere,
  backendPort,
  zeroWeights,
  grpcProtocol,
  importTaken,
  tlsRoutesServed,
  ingressBackend,
];
