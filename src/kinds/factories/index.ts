export * from './core';
export * from './flux';
export * from './mesh';
export * from './workloads';
