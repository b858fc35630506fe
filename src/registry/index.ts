export { allocate, type Claim } from './allocate';
export { RegistryError } from './error';
export { parse } from './parse';
export {
  emptyRegistry,
  type FleetRecord,
  type Ids,
  recordedId,
  recordFleet,
  type Registry,
  releaseCluster,
} from './registry';
export { textOf } from './text';
