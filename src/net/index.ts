export * from './cidr';
export * from './graph';
export * from './cycles';
