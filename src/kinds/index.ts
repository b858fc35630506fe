export * from './object';
export * from './tree';
