export type { Reason } from './because';
export * from './services/index';
