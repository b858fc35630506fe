import { inspect } from 'node:util';
import type { ErrorObject } from 'ajv';
import { nearest } from '../kinds/nearest';
import { type Validators, validatorsOf } from '../schema/index';
import { checkFreeForm } from './free-form';
import type { ShapeMistake } from './mistake';
import { schemaSet } from './schema-set';

let validators: Validators | undefined;

/** Everything that is wrong with a value, against a definition of `schemas/props.schema.json`. */
export function mistakesIn(definition: string, value: unknown): ShapeMistake[] {
  validators ??= validatorsOf(schemaSet);
  const validate = validators(definition);
  const { mistakes, rest } = checkFreeForm(definition, value);
  return validate(rest)
    ? mistakes
    : [...mistakes, ...withoutSlips(relevant(validate.errors ?? []).map(toMistake))];
}

/** A required key with a slip of the pen is one mistake: the unknown key says what was meant, so it is not missing too. */
function withoutSlips(mistakes: readonly ShapeMistake[]): ShapeMistake[] {
  const placeOf = (at: readonly string[], key: string): string => JSON.stringify([...at.slice(0, -1), key]);
  const meant = new Set(
    mistakes.flatMap(({ at, meant, kind }) =>
      kind === 'unknown' && meant !== undefined ? [placeOf(at, meant)] : [],
    ),
  );
  return mistakes.filter(({ at, kind }) => kind !== 'missing' || !meant.has(JSON.stringify(at)));
}

/**
 * Leaves out what only repeats another error: the branches of a union whose key is wrong already, and each alternative
 * that a value is not.
 */
function relevant(errors: readonly ErrorObject[]): ErrorObject[] {
  const unions = new Set(errors.filter(e => e.keyword === 'exactlyOneOf').map(e => e.instancePath));
  const choices = new Set(errors.filter(e => e.keyword === 'anyOf').map(e => e.instancePath + e.schemaPath));
  const isAlternative = ({ instancePath, schemaPath }: ErrorObject): boolean =>
    choices.has(instancePath + (/^(.*)\/\d+\/\w+$/.exec(schemaPath)?.[1] ?? ''));
  return errors.filter(
    e =>
      e.keyword !== 'if' &&
      (e.keyword === 'exactlyOneOf' || !unions.has(e.instancePath)) &&
      !isAlternative(e),
  );
}

function toMistake({ keyword, instancePath, params, message, data, ...error }: ErrorObject): ShapeMistake {
  const at = segments(instancePath);
  const { additionalProperty, missingProperty, allowedValues, type } = params as Record<string, unknown>;
  switch (keyword) {
    case 'additionalProperties': {
      const key = String(additionalProperty);
      const known = Object.keys((error.parentSchema?.properties ?? {}) as object);
      const expected = known.length === 0 ? undefined : `one of: ${known.join(', ')}`;
      return { at: [...at, key], kind: 'unknown', problem: noProperty, expected, meant: nearest(key, known) };
    }
    case 'not':
      // An object that takes no properties at all, such as `all: {}`.
      return { at, kind: 'unknown', problem: noProperty };
    case 'required':
      return { at: [...at, String(missingProperty)], kind: 'missing', problem: 'is missing' };
    case 'exactlyOneOf': {
      const keys = error.schema as readonly string[];
      const given = definedKeys(data);
      const meant = given.some(key => keys.includes(key)) ? undefined : nearestOf(given, keys);
      const actual = cut(given.join(', ')) || 'none of them';
      return { at, kind: 'wrong', problem: `must have exactly one of: ${keys.join(', ')}`, actual, meant };
    }
    case 'enum': {
      const words = (allowedValues as unknown[]).filter(allowed => typeof allowed === 'string');
      const meant = typeof data === 'string' ? nearest(data, words) : undefined;
      return {
        at,
        kind: 'wrong',
        problem: `must be one of: ${list(allowedValues)}`,
        actual: show(data),
        meant,
      };
    }
    case 'anyOf': {
      const alternatives = error.schema as readonly { readonly type: string; readonly const?: unknown }[];
      const words = alternatives
        .map(alternative => alternative.const)
        .filter(word => typeof word === 'string');
      const types = alternatives.flatMap(({ type, const: word }) => (word === undefined ? [type] : []));
      const meant = typeof data === 'string' ? nearest(data, words) : undefined;
      const problem = `must be ${[...types, ...words.map(show)].join(' or ')}`;
      return { at, kind: 'wrong', problem, actual: show(data), types, meant };
    }
    default: {
      const types = [type].flat().filter(name => typeof name === 'string');
      const problem = message ?? 'is not allowed';
      return {
        at,
        kind: 'wrong',
        problem,
        actual: show(data),
        types,
        example: exampleIn(error.parentSchema),
      };
    }
  }
}

/** Of a property with `@examples`. */
function exampleIn(schema: ErrorObject['parentSchema']): string | undefined {
  const examples: unknown = schema?.examples;
  return Array.isArray(examples) && typeof examples[0] === 'string' ? examples[0] : undefined;
}

const noProperty = 'is not a property';

const definedKeys = (value: unknown): string[] =>
  Object.entries(value as object).flatMap(([key, v]) => (v === undefined ? [] : [key]));

/** The suggestion for the first word that has one. */
const nearestOf = (words: readonly string[], candidates: readonly string[]): string | undefined =>
  words.map(word => nearest(word, candidates)).find(word => word !== undefined);

const list = (values: unknown): string => (values as unknown[]).map(show).join(', ');

const cut = (text: string): string => text.slice(0, 80);

function show(value: unknown): string {
  return cut(inspect(value, { depth: 1, breakLength: Infinity, maxArrayLength: 5 }));
}

/** `/podCidrs/0` -> `podCidrs`, `0` */
const segments = (pointer: string): string[] =>
  pointer
    .split('/')
    .slice(1)
    .map(part => part.replace(/~1/g, '/').replace(/~0/g, '~'));
