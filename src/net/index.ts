export * from './cidr';
export * from './graph';
