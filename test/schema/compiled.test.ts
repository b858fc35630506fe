import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { parse } from 'yaml';
import { isMap } from '../../src/kinds/index';
import { schemaNameOf, schemaSet as kinds } from '../../src/kinds/schema-set';
import { schemaSet as model } from '../../src/model/schema-set';
import { type SchemaSet, type Validators, validatorsOf } from '../../src/schema/index';
import { placesIn } from '../kinds/changes';
import { foreignSamples, samples, withAt } from '../kinds/samples';

// What the build compiled, and what ajv makes of the sources' own schemas.
const root = path.join(__dirname, '..', '..');
const built = (room: string): Validators =>
  validatorsOf({
    folder: path.join(root, 'lib', room),
    schemas: () => {
      throw new Error(`lib/${room} has no compiled validators`);
    },
  });

/** The errors of a validator as text: those of the build hold the functions of the compiled schemas. */
const errorsOf = (validators: Validators, name: string, value: unknown): string => {
  const validate = validators(name);
  return validate(value) ? 'none' : JSON.stringify(validate.errors);
};

const rooms: [room: string, set: SchemaSet, validators: [compiled: Validators, fresh: Validators]][] = [
  ['kinds', kinds, [built('kinds'), validatorsOf(kinds)]],
  ['model', model, [built('model'), validatorsOf(model)]],
];

const odd = [null, true, '', 'x y', '🦊'.repeat(300), -1, 2.5, 70_000, [], ['x'], [{}], {}, { odd: 1 }];

test.each(rooms)(
  '%s: every schema is compiled, and says the same of odd values',
  (_, set, [compiled, fresh]) => {
    const names = [...set.schemas().keys()];
    expect(names.length).toBeGreaterThan(100);
    for (const name of names)
      for (const value of odd)
        expect([name, value, errorsOf(compiled, name, value)]).toEqual([
          name,
          value,
          errorsOf(fresh, name, value),
        ]);
  },
);

interface Sample {
  readonly name: string;
  readonly value: unknown;
}

const objects = [...Object.values(samples), ...Object.values(foreignSamples)].map((value): Sample => ({
  name: schemaNameOf(value.apiVersion, value.kind),
  value,
}));
const every: unknown = parse(readFileSync(path.join(root, 'test/fleetfile/every-construct.yaml'), 'utf8'));

/** A good value with a few changes: a key less, a key more, a value of another type. */
const broken = (good: readonly Sample[]): fc.Arbitrary<Sample> => {
  const change = fc.record({
    place: fc.nat(),
    value: fc.constantFrom(undefined, ...odd),
    isMore: fc.boolean(),
  });
  return fc
    .tuple(fc.constantFrom(...good), fc.array(change, { minLength: 1, maxLength: 3 }))
    .map(([{ name, value }, changes]) => ({ name, value: changes.reduce(changed, value) }));
};

function changed(value: unknown, change: { place: number; value: unknown; isMore: boolean }): unknown {
  const places = [...placesIn(value)];
  const [at, there] = places[change.place % places.length] ?? [[], undefined];
  return withAt(value, change.isMore && isMap(there) ? [...at, 'oneTooMany'] : at, change.value);
}

test.each<[string, readonly Sample[], number]>([
  ['kinds', objects, 3000],
  ['model', [{ name: 'FleetFile', value: every }], 1000],
])('%s: good values are good, and broken ones are wrong in the same ways', (name, good, numRuns) => {
  const [, , [compiled, fresh]] = rooms.find(([room]) => room === name)!;
  for (const sample of good) expect(errorsOf(compiled, sample.name, sample.value)).toBe('none');
  let wrong = 0;
  fc.assert(
    fc.property(broken(good), sample => {
      const errors = errorsOf(compiled, sample.name, sample.value);
      expect(errors).toBe(errorsOf(fresh, sample.name, sample.value));
      if (errors !== 'none') wrong += 1;
    }),
    { numRuns },
  );
  expect(wrong).toBeGreaterThan(numRuns / 2);
});

test('a name that no schema has is an error', () => {
  for (const [, , validators] of rooms)
    for (const one of validators) expect(() => one('Nothing')).toThrow("no schema 'Nothing'");
});
