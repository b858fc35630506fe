export type { Reason } from './because';
export * from './policies/index';
export * from './services/index';
