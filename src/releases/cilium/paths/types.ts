import type { Value } from '../release';

const kinds: Readonly<Record<string, { readonly name: string; accepts: (value: unknown) => boolean }>> = {
  s: { name: 'text', accepts: value => typeof value === 'string' },
  i: { name: 'a whole number', accepts: value => Number.isInteger(value) },
  n: { name: 'a number', accepts: value => typeof value === 'number' },
  b: { name: 'true or false', accepts: value => typeof value === 'boolean' },
  l: { name: 'a list', accepts: value => Array.isArray(value) },
  L: { name: 'a list of texts', accepts: value => Array.isArray(value) && value.every(isText) },
  m: { name: 'a map', accepts: isMap },
  M: { name: 'a map of texts', accepts: value => isMap(value) && Object.values(value).every(isTextOrNull) },
  z: { name: 'nothing but null', accepts: () => false },
};

const isText = (value: unknown): boolean => typeof value === 'string';

const isTextOrNull = (value: unknown): boolean => value === null || isText(value);

function isMap(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The kinds that a type of the table adds up to: `is` -> `i`, `s`. */
const kindsOf = (type: string): string[] => (type === '' || type === '+' ? ['m'] : Array.from(type));

/**
 * Whether the chart takes a value at a path of this type. Null takes the chart's default away before the chart looks at
 * types; only where templates look below a map with known keys, they fail without it.
 */
export function acceptsType(type: string, value: Value): boolean {
  if (value === null) return type !== '';
  if (type.startsWith('=')) return typeof value === 'string' && wordsOf(type).includes(value);
  return kindsOf(type).some(kind => kinds[kind]?.accepts(value));
}

/** What the chart takes at a path of this type, for a message: `a whole number or text`. */
export function nameOfType(type: string): string {
  if (type.startsWith('=')) return `one of ${wordsOf(type).join(', ')}`;
  return kindsOf(type)
    .map(kind => kinds[kind]?.name ?? kind)
    .join(' or ');
}

const wordsOf = (type: string): string[] => type.slice(1).split('|');
