import { isMap } from '../../kinds/index';
import { brief, isMatcher } from '../text';

/** A part of an object that a test expects; what it does not name may be anything. */
export type Part = Readonly<Record<string, unknown>>;

/** Where a value is not as expected, one line each: `spec.interval: expected '5m', received '10m'`. */
export function differences(expected: unknown, received: unknown, at = ''): string[] {
  if (isMatcher(expected))
    return expected.asymmetricMatch(received) ? [] : [line(at, brief(expected), received)];
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
  return Object.is(expected, received) ? [] : [line(at, brief(expected), received)];
}

const line = (at: string, expected: string, received: unknown): string =>
  `${at}: expected ${expected}, received ${received === undefined ? 'nothing' : brief(received)}`;

const below = (at: string, key: string): string =>
  /^[\w-]+$/.test(key) ? `${at === '' ? '' : `${at}.`}${key}` : `${at}['${key}']`;
