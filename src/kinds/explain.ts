import type { ErrorObject } from 'ajv';
import { isMap } from './object';
import { didYouMean, nearest } from './nearest';
import { joinWords, quote, type Path } from './problem';
import type { Complaint } from './schemas/checks';

/** What ajv says of one place, as a complaint at a path from the object's root. */
export function explain(error: ErrorObject, object: unknown): Complaint {
  const here = pathOf(error.instancePath, object);
  const complaint = complaintOf(error);
  return { ...complaint, at: [...here, ...complaint.at] };
}

/** `/spec/rules/0` -> `['spec', 'rules', 0]`. What is an index shows only in the object. */
function pathOf(instancePath: string, object: unknown): Path {
  let value = object;
  return instancePath
    .split('/')
    .slice(1)
    .map(part => {
      const key = part.replaceAll('~1', '/').replaceAll('~0', '~');
      const step = Array.isArray(value) ? Number(key) : key;
      value = (value as Record<string | number, unknown> | undefined)?.[step];
      return step;
    });
}

const nouns: Readonly<Record<string, string>> = {
  array: 'a list',
  boolean: 'true or false',
  integer: 'a whole number',
  object: 'a map',
  string: 'a string',
};

/** By keyword: what the error means. `params` is ajv's, and its form follows from the keyword. */
const meanings: Readonly<Record<string, (error: ErrorObject) => Complaint>> = {
  checks: ({ params }) => params as Complaint,
  test: ({ params, data }) => at(String(params.problem), undefined, data),
  type: ({ schema, data }) => {
    const types = [schema].flat().map(type => nouns[String(type)] ?? String(type));
    const expected = joinWords(types, 'or');
    return at(`must be ${expected}, not ${quote(data)}`, expected, data);
  },
  required: ({ params }) => ({ at: [String(params.missingProperty)], problem: 'is missing' }),
  additionalProperties: ({ params, parentSchema }) => {
    const field = String(params.additionalProperty);
    const fields: unknown = parentSchema?.properties;
    const meant = nearest(field, isMap(fields) ? Object.keys(fields) : []);
    return { at: [field], problem: `is not a known field${didYouMean(meant, '; did')}` };
  },
  enum: ({ schema, data }) => {
    const values = (schema as readonly unknown[]).map(String);
    const expected = joinWords(values, 'or');
    const meant = typeof data === 'string' ? nearest(data, values) : undefined;
    if (meant === undefined) return at(`must be ${expected}, not ${quote(data)}`, expected, data);
    return at(`must not be ${quote(data)}${didYouMean(meant, '; did')}`, expected, data);
  },
};

/** Limits that have a sentence of their own where the schema does not say what it wants. */
const limits: Readonly<Record<string, (limit: number) => readonly [verb: string, expected: string]>> = {
  maximum: limit => ['be', `at most ${limit}`],
  minimum: limit => ['be', `at least ${limit}`],
  maxItems: limit => ['have', `at most ${limit === 1 ? '1 entry' : `${limit} entries`}`],
  minItems: limit => ['have', `at least ${limit === 1 ? '1 entry' : `${limit} entries`}`],
  maxLength: limit => ['be', `at most ${limit} characters long`],
  minLength: limit => ['be', `at least ${limit === 1 ? '1 character' : `${limit} characters`} long`],
};

function complaintOf(error: ErrorObject): Complaint {
  const meaning = meanings[error.keyword];
  if (meaning !== undefined) return meaning(error);
  const says: unknown = error.parentSchema?.says;
  if (typeof says === 'string' && typeof error.data === 'string')
    return at(`must be ${says}`, says, error.data);
  const limit = limits[error.keyword]?.(Number(error.schema));
  if (limit === undefined) return at(error.message ?? 'is wrong', undefined, error.data);
  const [verb, expected] = limit;
  return at(`must ${verb} ${expected}`, expected, error.data);
}

function at(problem: string, expected: string | undefined, actual: unknown): Complaint {
  return { at: [], problem, ...(expected !== undefined && { expected }), actual: quote(actual) };
}
