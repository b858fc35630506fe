import { isMap } from '../../kinds/index';
import { show } from '../text';

/** A part of an object that a test expects; what it does not name may be anything. */
export type Part = Readonly<Record<string, unknown>>;

/** Where a value is not as expected, one line each: `spec.interval: expected '5m', received '10m'`. */
export function differences(expected: unknown, received: unknown, at = ''): string[] {
  if (isMatcher(expected))
    return expected.asymmetricMatch(received) ? [] : [line(at, nameOf(expected), received)];
  if (isMap(expected) && isMap(received))
    return Object.entries(expected).flatMap(([key, value]) =>
      differences(value, Object.hasOwn(received, key) ? received[key] : undefined, below(at, key)),
    );
  if (Array.isArray(expected) && Array.isArray(received)) {
    const items = expected.flatMap((value, i) => differences(value, received[i], `${at}[${i}]`));
    const more = received
      .slice(expected.length)
      .map((value, i) => line(`${at}[${expected.length + i}]`, 'nothing', value));
    return [...items, ...more];
  }
  return Object.is(expected, received) ? [] : [line(at, shown(expected), received)];
}

/** `expect.any(String)` and the like of a test runner. */
interface Matcher {
  readonly asymmetricMatch: (received: unknown) => boolean;
  readonly toAsymmetricMatcher?: () => string;
}

const isMatcher = (value: unknown): value is Matcher =>
  isMap(value) && typeof value.asymmetricMatch === 'function';

const nameOf = (matcher: Matcher): string => matcher.toAsymmetricMatcher?.() ?? 'something else';

const line = (at: string, expected: string, received: unknown): string =>
  `${at}: expected ${expected}, received ${shown(received)}`;

const below = (at: string, key: string): string =>
  /^[\w-]+$/.test(key) ? `${at === '' ? '' : `${at}.`}${key}` : `${at}['${key}']`;

const longest = 120;

/** JSON on one line, not too long; `nothing` for what is not there. */
function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = typeof value === 'string' ? `'${value}'` : show(value);
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}
