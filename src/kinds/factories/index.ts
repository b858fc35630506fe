export * from './core';
export * from './flux';
export * from './gateway';
export * from './mesh';
export * from './workloads';
