export * from './cilium/index';
export * from './flux/index';
export * from './kubernetes';
export * from './version';
