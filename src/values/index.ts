export { ciliumValues } from './cilium';
export { compose, valueAt, type Composition, type Contribution } from './compose';
export { datapathOf, healthPortOf, type Datapath } from './datapath';
export { gatewaysOwner } from './gateways';
export type {
  CiliumEntrance,
  CiliumInput,
  ControlPlane,
  Encryption,
  Exposure,
  StrictMode,
  TrustInput,
} from './input';
export { inOrder } from './in-order';
export {
  leafPath,
  overlay,
  type Overlay,
  peoplesOwners,
  type PeoplesValues,
  type RefusedValue,
} from './overlay';
