import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { ValidateFunction } from 'ajv';
import type * as compiler from './ajv';
import type { SchemaSet } from './set';

const load = createRequire(__filename);

/** Gives the validator of a schema by its name. */
export type Validators = (name: string) => ValidateFunction;

/**
 * The validators of a set. The build compiles them (`tools/compile-schemas.mjs`), because that takes longer than all else
 * that a small fleet needs; where the sources run as they are, as in our tests, it is done here, with the same options.
 */
export function validatorsOf({ folder, schemas }: SchemaSet): Validators {
  const find = compiledIn(folder) ?? compilerOf(schemas());
  return name => {
    const validate = find(name);
    if (validate === undefined) throw new Error(`There is no schema '${name}'.`);
    return validate;
  };
}

type Find = (name: string) => ValidateFunction | undefined;

function compiledIn(folder: string): Find | undefined {
  const file = path.join(folder, 'compiled.js');
  if (!existsSync(file)) return undefined;
  const compiled = load(file) as Readonly<Record<string, ValidateFunction>>;
  return name => compiled[name];
}

function compilerOf(schemas: ReturnType<SchemaSet['schemas']>): Find {
  const { newAjv } = load('./ajv') as typeof compiler;
  const ajv = newAjv(schemas);
  return name => ajv.getSchema(name);
}
