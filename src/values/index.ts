export { ciliumValues, type CiliumInput } from './cilium';
export { compose, valueAt, type Composition, type Contribution } from './compose';
export type { TrustInput } from './trust/index';
export { datapathOf, type Datapath } from './datapath';
