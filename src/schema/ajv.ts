import Ajv, { _, type CodeKeywordDefinition } from 'ajv';
import type { Schema } from './set';

/** Of some properties one is there, and no other one. */
const exactlyOneOf: CodeKeywordDefinition = {
  keyword: 'exactlyOneOf',
  type: 'object',
  schemaType: 'array',
  code: cxt => {
    const { gen, data, schemaCode } = cxt;
    const given = gen.const('given', _`${schemaCode}.filter(key => ${data}[key] !== undefined)`);
    cxt.fail(_`${given}.length !== 1`);
  },
};

/** A function that gives undefined for a good text, or what is wrong with it, which becomes `params.problem`. */
const test: CodeKeywordDefinition = {
  keyword: 'test',
  type: 'string',
  error: { message: 'must pass a test', params: ({ params }) => _`{problem: ${params.problem}}` },
  code: cxt => {
    const problem = cxt.gen.const('problem', _`${cxt.schemaCode}(${cxt.data})`);
    cxt.setParams({ problem });
    cxt.fail(_`${problem} !== undefined`);
  },
};

/** Functions about several fields of an object at once. Each complaint that they yield becomes an error's `params`. */
const checks: CodeKeywordDefinition = {
  keyword: 'checks',
  type: 'object',
  error: { message: 'must pass the checks', params: ({ params }) => _`${params.complaint}` },
  code: cxt => {
    const { gen, data, schemaCode } = cxt;
    gen.forOf('check', _`${schemaCode}`, check => {
      gen.forOf('complaint', _`${check}(${data})`, complaint => {
        cxt.setParams({ complaint });
        cxt.error();
      });
    });
  },
};

/** Completes "must be …" where a text breaks its limits. */
const says = { keyword: 'says', schemaType: 'string' } as const;

/**
 * Makes validators of a set's schemas, each when it is asked for. Our keywords become code that finds their functions in
 * the schema, so that code that was made ahead of time runs them as well.
 */
export function newAjv(schemas: ReadonlyMap<string, Schema>): Ajv {
  const ajv = new Ajv({
    allErrors: true,
    // What ajv would only warn of.
    strictTypes: true,
    strictTuples: true,
    allowUnionTypes: true,
    // Strict mode refuses what ajv does not know; a schema of schemas would be one more to compile.
    meta: false,
    validateSchema: false,
    // Gives errors the value and the schema, from which sentences are made.
    verbose: true,
    // A function for each name is far less code than its content wherever the name is used.
    inlineRefs: false,
    code: { source: true },
  });
  for (const keyword of [exactlyOneOf, test, checks, says]) ajv.addKeyword(keyword);
  for (const [name, schema] of schemas) ajv.addSchema(schema, name);
  return ajv;
}
