export * from './core';
export { part } from './factory';
export * from './flux';
export * from './gateway';
export * from './mesh';
export * from './workloads';
