import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { load } from 'js-yaml';
import { parse } from 'yaml';
import { emit } from '../../src/output/yaml';
import { asJson, everywhere, json } from './arbitrary';
import { traps } from './traps';

const readers: Record<string, (text: string) => unknown> = {
  'yaml 1.2': text => parse(text, { version: '1.2' }) as unknown,
  'yaml 1.1': text => parse(text, { version: '1.1' }) as unknown,
  'js-yaml': text => load(text),
};

describe.each(Object.entries(readers))('%s reads back what was written:', (_, read) => {
  const survives = (value: unknown, text: string): boolean =>
    isDeepStrictEqual(asJson(read(text)), asJson(value));

  test('any value', () => {
    fc.assert(
      fc.property(json(), value => survives(value, emit(value))),
      { numRuns: 10_000 },
    );
  });

  test('every trap, in every place', () => {
    const lost = traps.filter(trap => {
      const value = everywhere(trap);
      return !survives(value, emit(value)) || !survives(trap, emit(trap));
    });
    expect(lost).toEqual([]);
  });
});
