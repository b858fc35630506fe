export * from './cilium/index';
export * from './coredns';
export * from './flux/index';
export * from './gateway-api';
export * from './mcs-api';
export * from './kubernetes';
export * from './version';
