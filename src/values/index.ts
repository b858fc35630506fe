export { ciliumValues, type CiliumInput } from './cilium';
export { compose, valueAt, type Composition, type Contribution } from './compose';
export { datapathOf, type Datapath } from './datapath';
export { mergeValues } from './merge';
export {
  leafPath,
  overlay,
  type Overlay,
  peoplesOwners,
  type PeoplesValues,
  type RefusedValue,
} from './overlay';
