export { ciliumValues, type CiliumInput } from './cilium';
export { compose, valueAt, type Composition, type Contribution } from './compose';
export { datapathOf, type Datapath } from './datapath';
export { mergeValues } from './merge';
export { overlay, type Overlay, type PeoplesValues, type RefusedValue } from './overlay';
