import { isMap } from '../object';
import { joinWords, type Path } from '../problem';

/** What a check found, at a place below the value it looked at. */
export interface Complaint {
  readonly at: Path;
  /** A sentence without its subject, as in ObjectProblem. */
  readonly problem: string;
  readonly expected?: string;
  readonly actual?: string;
}

/** The fields of an object whose types nobody has checked yet. */
export type Unchecked = Readonly<Record<string, unknown>>;

/**
 * Looks at several fields of one object. It runs also when some of those fields have the wrong type, so it must not
 * trust them; the helpers below read them safely.
 */
export type Check = (value: Unchecked) => Iterable<Complaint>;

/** The list in a field; empty when there is none. */
export const listIn = (value: Unchecked, field: string): readonly unknown[] => {
  const found = value[field];
  return Array.isArray(found) ? found : [];
};

/** The entries of the list in a field that are objects, with their places. */
export function* objectsIn(value: Unchecked, field: string): Generator<[Path, Unchecked]> {
  for (const [i, entry] of listIn(value, field).entries()) if (isMap(entry)) yield [[field, i], entry];
}

/** The object in a field; empty when there is none. */
export const mapIn = (value: Unchecked, field: string): Unchecked => {
  const found = value[field];
  return isMap(found) ? found : {};
};

/** True when a field is there and says something: not null, not an empty list. */
export const isFilled = (value: unknown): boolean =>
  Array.isArray(value) ? value.length > 0 : value !== undefined && value !== null;

const present = (value: Unchecked, fields: readonly string[]): string[] =>
  fields.filter(field => Object.hasOwn(value, field) && value[field] !== null);

/** Exactly one of the fields must be there. */
export const exactlyOne = (...fields: readonly string[]): Check =>
  function* (value) {
    const found = present(value, fields);
    const expected = `exactly one of ${joinWords(fields)}`;
    if (found.length === 0) yield { at: [], problem: `must have ${joinWords(fields, 'or')}`, expected };
    if (found.length > 1)
      yield {
        at: [],
        problem: `must have only one of ${joinWords(found)}`,
        expected,
        actual: joinWords(found),
      };
  };

/** At least one of the fields must be there. */
export const atLeastOne = (...fields: readonly string[]): Check =>
  function* (value) {
    if (present(value, fields).length === 0)
      yield { at: [], problem: `must have ${joinWords(fields, 'or')}` };
  };

/** One field may be there only when another has one of the given values. */
export const onlyWith = (field: string, other: string, ...values: readonly string[]): Check =>
  function* (value) {
    const actual = value[other];
    if (!isFilled(value[field]) || (typeof actual === 'string' && values.includes(actual))) return;
    const expected = `${other} ${joinWords(values, 'or')}`;
    yield { at: [field], problem: `is only allowed with ${expected}`, expected };
  };

/** Every key of a map must be good by a function of names.ts. */
export const keysThat = (problemWith: (key: string) => string | undefined, what: string): Check =>
  function* (value) {
    for (const key of Object.keys(value)) {
      const problem = problemWith(key);
      if (problem !== undefined) yield { at: [key], problem: `is no ${what}: it ${problem}` };
    }
  };

/** One field may be there only beside another. */
export const onlyBeside = (field: string, other: string): Check =>
  function* (value) {
    if (isFilled(value[field]) && !isFilled(value[other]))
      yield { at: [field], problem: `is only allowed beside ${other}` };
  };

/** No two entries of a list may be the same by what `keyOf` takes of them; undefined is never the same. */
export const allDiffer = (field: string, keyOf: (entry: unknown) => unknown, what: string): Check =>
  function* (value) {
    const seen = new Set<unknown>();
    for (const [i, entry] of listIn(value, field).entries()) {
      const key = keyOf(entry);
      if (key === undefined) continue;
      if (seen.has(key)) yield { at: [field, i], problem: `has the ${what} of another entry` };
      seen.add(key);
    }
  };

/** A map may have so many keys. */
export const atMostKeys = (field: string, most: number): Check =>
  function* (value) {
    const { length } = Object.keys(mapIn(value, field));
    if (length > most) yield { at: [field], problem: `must have at most ${most} entries, not ${length}` };
  };
