export { ciliumValues, type CiliumInput } from './cilium';
export type { ControlPlane } from './control-plane';
export { compose, valueAt, type Composition, type Contribution } from './compose';
export type { TrustInput } from './trust/index';
export { datapathOf, healthPortOf, type Datapath } from './datapath';
export { type CiliumEntrance, gatewaysOwner } from './gateways';
export type { Encryption, StrictMode } from './encryption';
export type { Exposure } from './service';
export { mergeValues } from './merge';
export {
  leafPath,
  overlay,
  type Overlay,
  peoplesOwners,
  type PeoplesValues,
  type RefusedValue,
} from './overlay';
