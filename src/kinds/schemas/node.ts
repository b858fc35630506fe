import type { Schema } from '../../schema/index';
import type { Json, JsonMap } from '../object';
import type { Check } from './checks';

export type { Schema };

declare const held: unique symbol;

/**
 * The schema of a value and, for the compiler only, the TypeScript type of that value. One table thus gives the
 * check of what people wrote and the types of our own factories, and the two cannot differ.
 */
export interface Node<T> {
  readonly schema: Schema;
  readonly [held]?: T;
}

/** A field that must be there. */
export interface Needed<T> extends Node<T> {
  readonly needed: true;
}

/** The type of the values that a schema describes. */
export type TypeOf<N> = N extends Node<infer T> ? T : never;

/** The fields of an object by name. */
export type Fields = Readonly<Record<string, Node<unknown>>>;

type Merged<T> = { readonly [K in keyof T]: T[K] };

/** The object type that a table of fields describes. */
export type ObjectOf<F extends Fields> = Merged<
  { readonly [K in keyof F as F[K] extends Needed<unknown> ? never : K]?: TypeOf<F[K]> } & {
    readonly [K in keyof F as F[K] extends Needed<unknown> ? K : never]: TypeOf<F[K]>;
  }
>;

const node = <T>(schema: Schema): Node<T> => ({ schema });

/** Marks a field as required. */
export const need = <T>({ schema }: Node<T>): Needed<T> => ({ schema, needed: true });

/** Limits of a string. `says` completes "must be …" and stands for all of them in messages. */
interface TextLimits {
  readonly pattern?: RegExp;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly says?: string;
}

/** A string. */
export const text = ({ pattern, ...rest }: TextLimits = {}): Node<string> =>
  node({ type: 'string', ...(pattern && { pattern: pattern.source }), ...rest });

/** A string that a function judges: it gives undefined, or what is wrong as "must be …". */
export const word = (test: (value: string) => string | undefined): Node<string> =>
  node({ type: 'string', test });

/** One of a few strings. */
export const choice = <const V extends string>(...values: readonly V[]): Node<V> => node({ enum: values });

/** One of a few whole numbers. */
export const numberChoice = <const V extends number>(...values: readonly V[]): Node<V> =>
  node({ type: 'integer', enum: values });

export const flag: Node<boolean> = node({ type: 'boolean' });

/** A whole number between two limits, both allowed. */
export const integer = (minimum?: number, maximum?: number): Node<number> =>
  node({
    type: 'integer',
    ...(minimum !== undefined && { minimum }),
    ...(maximum !== undefined && { maximum }),
  });

/** A whole number or a string: what Kubernetes calls int-or-string. Limits of each apply where they fit. */
export const intOrText = (number: Node<number>, string: Node<string>): Node<number | string> =>
  node({ ...number.schema, ...string.schema, type: ['integer', 'string'] });

/** Any JSON value. */
export const anything: Node<Json> = node({});

/** A map with whatever fields people like, such as Helm values. */
export const freeForm: Node<JsonMap> = node({ type: 'object' });

/** Limits of a list's length. */
interface ListLimits {
  readonly minItems?: number;
  readonly maxItems?: number;
}

export const list = <T>(items: Node<T>, limits: ListLimits = {}): Node<readonly T[]> =>
  node({ type: 'array', items: items.schema, ...limits });

/** A map from names that people choose to values of one type. */
export const map = <T>(values: Node<T>, ...checks: readonly Check[]): Node<Readonly<Record<string, T>>> =>
  node({
    type: 'object',
    additionalProperties: values.schema,
    ...(checks.length > 0 && { checks }),
  });

/** A closed object: a field that is not in the table is an error. `checks` look at several fields at once. */
export function object<F extends Fields>(fields: F, ...checks: readonly Check[]): Node<ObjectOf<F>> {
  const entries = Object.entries(fields);
  return node({
    type: 'object',
    properties: Object.fromEntries(entries.map(([name, field]) => [name, field.schema])),
    required: entries.flatMap(([name, field]) => ('needed' in field ? [name] : [])),
    additionalProperties: false,
    ...(checks.length > 0 && { checks }),
  });
}

const shared = new Map<string, Schema>();

/** Schemas that others refer to by name. Filled while the modules of this folder load, only read afterwards. */
export const definitions: ReadonlyMap<string, Schema> = shared;

/**
 * Gives a schema a name, so that it is compiled once however often it is used: a policy holds the same selector in
 * a dozen places.
 */
export function named<T>(name: string, { schema }: Node<T>): Node<T> {
  if (shared.has(name)) throw new Error(`Two schemas are named '${name}'.`);
  shared.set(name, schema);
  return node({ $ref: name });
}
