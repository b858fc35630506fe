import type { ErrorObject } from 'ajv';
import { type Validators, validatorsOf } from '../schema/index';
import { schemaNameOf, schemaSet } from './schema-set';
import type { Unchecked } from './schemas/checks';

let validators: Validators | undefined;

/** What ajv finds wrong with an object, by the schema of its kind. */
export function ajvErrors(object: Unchecked): readonly ErrorObject[] {
  validators ??= validatorsOf(schemaSet);
  const validate = validators(schemaNameOf(object.apiVersion, object.kind));
  return validate(object) ? [] : (validate.errors ?? []);
}
