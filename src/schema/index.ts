export type { Schema, SchemaSet } from './set';
export { type Validators, validatorsOf } from './validators';
