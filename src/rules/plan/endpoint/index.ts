import type { PlanRule } from '../../rule';
import { endpoint } from './endpoint';
import { endpointAddresses } from './endpoint-addresses';
import { endpointFamily } from './endpoint-family';
import { endpointForeignNode } from './endpoint-foreign-node';
import { endpointNodePort } from './endpoint-node-port';
import { endpointNodePortRange } from './endpoint-node-port-range';
import { endpointNodeRange } from './endpoint-node-range';
import { endpointPeerAddresses } from './endpoint-peer-addresses';
import { endpointPodRange } from './endpoint-pod-range';
import { endpointPort } from './endpoint-port';
import { endpointPublic } from './endpoint-public';
import { endpointSameNodePort } from './endpoint-same-node-port';
import { endpointServiceRange } from './endpoint-service-range';
import { endpointStaticAddress } from './endpoint-static-address';

/** Rules on where peers reach clustermesh-apiserver. */
export const endpointRules: readonly PlanRule[] = [
  endpoint,
  endpointPort,
  endpointAddresses,
  endpointPodRange,
  endpointServiceRange,
  endpointNodeRange,
  endpointFamily,
  endpointForeignNode,
  endpointStaticAddress,
  endpointNodePort,
  endpointNodePortRange,
  endpointSameNodePort,
  endpointPeerAddresses,
  endpointPublic,
];
