import { isMap } from '../kinds/index';

/*
 * Readers of objects of any shape. What a tree holds may come from people's charts or from a repository that was
 * edited by hand, so nothing here trusts it, and nothing here throws.
 */

/** What an object says, and what in it could not be understood. */
export interface Reading<T> {
  /** Undefined when the object is of no use. */
  readonly value: T | undefined;
  readonly problems: readonly string[];
}

type Json = Readonly<Record<string, unknown>>;

export const mapAt = (value: unknown, key: string): Json => {
  const below = isMap(value) ? value[key] : undefined;
  return isMap(below) ? below : {};
};

export const listAt = (value: Json, key: string): readonly unknown[] =>
  Array.isArray(value[key]) ? (value[key] as unknown[]) : [];

export const textAt = (value: Json, key: string): string | undefined =>
  typeof value[key] === 'string' ? value[key] : undefined;

export const integerAt = (value: Json, key: string): number | undefined =>
  Number.isInteger(value[key]) ? (value[key] as number) : undefined;

/** The entries of a map whose values are texts; labels and annotations have no other. */
export function textsAt(value: Json, key: string): Readonly<Record<string, string>> {
  const entries = Object.entries(mapAt(value, key)).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  return Object.fromEntries(entries);
}

/** A value of Helm that switches something: a template takes the word for the boolean. `null` deletes the default. */
export function flagAt(value: Json, key: string, otherwise: boolean): boolean {
  const found = value[key];
  if (found === undefined) return otherwise;
  return found === true || (typeof found === 'string' && found.toLowerCase() === 'true');
}
