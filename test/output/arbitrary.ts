import fc from 'fast-check';
import type { Json, JsonMap } from '../../src/kinds/index';
import { traps } from './traps';

/** Texts as keys: also ones around the limits of parsers for simple keys. */
const longKeys = [254, 256, 257, 300, 1020, 1022, 1023, 1024, 1025, 1100, 5000].flatMap(length => [
  'k'.repeat(length),
  'é'.repeat(length),
  `${'k'.repeat(length - 1)}:`,
]);

const pieces = fc
  .array(fc.constantFrom(...traps, 'abc', 'xyz', '0', '12', ':', '#', '|', '\n', '\n\n', '\t', ' ', '  '), {
    minLength: 1,
    maxLength: 8,
  })
  .map(parts => parts.join(''));

/** What numbers, dates and durations are made of, in YAML 1.1 or elsewhere. */
const almostNumbers = fc.string({
  unit: fc.constantFrom(...Array.from('0123456789.eExob_:+-/TZmsnyKi')),
  maxLength: 9,
});

/** Numbers as people write them, and at the edges of the types that hold them. */
const number = fc.oneof(
  fc.integer(),
  fc.maxSafeInteger(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom(
    0,
    -0,
    1e21,
    1.5e21,
    1e20,
    123456789012345680000,
    -1e21,
    1e-7,
    1.5e-7,
    1e300,
    5e-324,
    2 ** 53,
  ),
  fc.constantFrom(2 ** 63, 2 ** 64, -(2 ** 63), 0.1, 100, 1e6, 1.7976931348623157e308),
);

/** Which texts a reader can take. */
export type Accepts = (text: string) => boolean;

const anything: Accepts = () => true;

/** Any text, the nasty ones often. */
export const text = (accepts = anything): fc.Arbitrary<string> => {
  const written = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }));
  return fc.oneof(fc.constantFrom(...traps), pieces, almostNumbers, written).filter(accepts);
};

/** Any JSON value, with nasty texts as values and as keys. */
export function json(accepts = anything): fc.Arbitrary<Json> {
  const longKey = fc.constantFrom(...longKeys.filter(accepts));
  const key = fc.oneof({ weight: 20, arbitrary: text(accepts) }, { weight: 1, arbitrary: longKey });
  return fc.letrec<{ value: Json }>(tie => ({
    value: fc.oneof(
      { maxDepth: 5, depthSize: 'small' },
      text(accepts),
      number,
      fc.boolean(),
      fc.constant(null),
      fc.array(tie('value'), { maxLength: 5 }),
      fc.dictionary(key, tie('value'), { maxKeys: 5 }) as fc.Arbitrary<JsonMap>,
    ),
  })).value;
}

/** A text as key and as value, in maps and in lists. */
export const everywhere = (trap: string): Json => ({
  [trap]: trap,
  list: [trap, [trap], [[trap, trap]], { [trap]: trap }, { a: { [trap]: [trap, { [trap]: trap }] } }],
  map: { [trap]: { [trap]: [trap], last: trap } },
});

/** A value as JSON carries it: -0 is 0 there, and every object has the usual prototype. */
export const asJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
