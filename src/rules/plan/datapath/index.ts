import type { PlanRule } from '../../rule';
import { ipFamilies } from './ip-families';
import { nativeRoutingCidr } from './native-routing-cidr';
import { podAddresses } from './pod-addresses';
import { routingMode } from './routing-mode';
import { tunnel } from './tunnel';
import { healthPortDiffers, mtuDiffers } from './unlike';

/** Rules on how packets travel between clusters. */
export const datapathRules: readonly PlanRule[] = [
  routingMode,
  tunnel,
  mtuDiffers,
  healthPortDiffers,
  nativeRoutingCidr,
  ipFamilies,
  podAddresses,
];
