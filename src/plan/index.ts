export type * from './plan';
export type * from './policy-plan';
export type * from './service-plan';
export { resolve, type Resolution } from './resolve';
export { mistakes } from './mistakes';
export { leafPath, peoplesOwners, valueAt } from '../values/index';
