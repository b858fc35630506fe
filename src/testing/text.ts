import { printable } from '../findings/index';
import { isMap } from '../kinds/index';
import type { Reason } from '../simulate/index';

/** A text as code has it: `'paris'`. */
const quoted = (text: unknown): string => (typeof text === 'string' ? `'${text}'` : show(text));

/** A value as code has it, on one line. */
export function show(value: unknown): string {
  if (isMatcher(value)) return value.toAsymmetricMatcher?.() ?? 'a matcher';
  if (Array.isArray(value)) return `[${value.map(quoted).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).map(([key, item]) => `${keyOf(key)}: ${quoted(item)}`);
    return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
  }
  return printable(String(value));
}

const keyOf = (key: string): string => (/^[A-Za-z_$][\w$]*$/.test(key) ? key : `'${key}'`);

/** `expect.any(String)` and the like of a test runner. */
interface Matcher {
  readonly asymmetricMatch: (received: unknown) => boolean;
  readonly toAsymmetricMatcher?: () => string;
}

export const isMatcher = (value: unknown): value is Matcher =>
  isMap(value) && typeof value.asymmetricMatch === 'function';

const longest = 120;

/** A value as code has it, not too long. */
export function brief(value: unknown): string {
  const text = quoted(value);
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}

/** The arguments of a call, without those at the end that were left out. */
export function args(...given: readonly unknown[]): string {
  const last = given.findLastIndex(value => value !== undefined);
  return given
    .slice(0, last + 1)
    .map(brief)
    .join(', ');
}

/** A list under a title; nothing where it is empty. */
export const section = (title: string, items: readonly string[]): string[] =>
  items.length === 0 ? [] : ['', title, ...items.map(item => `  - ${item}`)];

/** A sentence of an explanation, with its place in the blueprint. */
export const reasonText = ({ why, path }: Reason): string =>
  `${why}${path === undefined ? '' : ` (${path})`}`;
