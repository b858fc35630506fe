import Ajv, { type ErrorObject, type SchemaValidateFunction } from 'ajv';
import { kindSchemas } from './schemas/index';
import type { Check, Unchecked } from './schemas/checks';
import { anyObject } from './schemas/kind';
import { definitions, type Schema } from './schemas/node';

/** Runs the `checks` of an object schema: rules about several fields at once. */
function runChecks(checks: readonly Check[]): SchemaValidateFunction {
  const validate: SchemaValidateFunction = (value: Unchecked) => {
    validate.errors = checks
      .flatMap(check => [...check(value)])
      .map(complaint => ({ keyword: 'checks', params: complaint }));
    return validate.errors.length === 0;
  };
  return validate;
}

/** Runs the `test` of a string schema. */
function runTest(test: (value: string) => string | undefined): SchemaValidateFunction {
  const validate: SchemaValidateFunction = (value: string) => {
    const problem = test(value);
    validate.errors = [{ keyword: 'test', params: { problem } }];
    return problem === undefined;
  };
  return validate;
}

function newAjv(): Ajv {
  // `verbose` gives errors the value and the schema, from which explain.ts makes sentences.
  const ajv = new Ajv({ allErrors: true, verbose: true, strict: true, allowUnionTypes: true });
  ajv.addKeyword({ keyword: 'says', schemaType: 'string' });
  ajv.addKeyword({ keyword: 'test', type: 'string', errors: true, compile: runTest });
  ajv.addKeyword({ keyword: 'checks', type: 'object', errors: true, compile: runChecks });
  for (const [name, schema] of definitions) ajv.addSchema(schema, name);
  return ajv;
}

const schemas = new Map<string, Schema>();
for (const { apiVersions, kind, node } of kindSchemas)
  for (const apiVersion of apiVersions) schemas.set(`${apiVersion}/${kind}`, node.schema);

let ajv: Ajv | undefined;

/** What ajv finds wrong with an object, by the schema of its kind. Compiles that schema the first time. */
export function ajvErrors(object: Unchecked): readonly ErrorObject[] {
  const { apiVersion, kind } = object;
  const isNamed = typeof apiVersion === 'string' && typeof kind === 'string';
  const schema = isNamed ? schemas.get(`${apiVersion}/${kind}`) : undefined;
  // ajv keeps what it compiled, by the identity of the schema.
  ajv ??= newAjv();
  const validate = ajv.compile(schema ?? anyObject);
  return validate(object) ? [] : (validate.errors ?? []);
}
