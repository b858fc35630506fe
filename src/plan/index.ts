export type * from './carried-plan';
export type * from './plan';
export type * from './policy-plan';
export type * from './service-plan';
export type * from './trust-plan';
export { resolve, type Resolution, type ResolveOptions } from './resolve';
export { fileMistakes } from './file-mistakes';
export { mistakes } from './mistakes';
export { valueAt } from '../values/index';
