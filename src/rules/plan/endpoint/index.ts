import type { PlanRule } from '../../rule';
import { endpoint } from './endpoint';
import { endpointAddresses } from './endpoint-addresses';
import { endpointNodePort } from './endpoint-node-port';
import { endpointNodePortRange } from './endpoint-node-port-range';
import { endpointPeerAddresses } from './endpoint-peer-addresses';
import { endpointPodRange } from './endpoint-pod-range';
import { endpointPort } from './endpoint-port';
import { endpointPublic } from './endpoint-public';
import { endpointSameNodePort } from './endpoint-same-node-port';
import { endpointStaticAddress } from './endpoint-static-address';

/** Rules on where peers reach clustermesh-apiserver. */
export const endpointRules: readonly PlanRule[] = [
  endpoint,
  endpointPort,
  endpointAddresses,
  endpointPodRange,
  endpointStaticAddress,
  endpointNodePort,
  endpointNodePortRange,
  endpointSameNodePort,
  endpointPeerAddresses,
  endpointPublic,
];
