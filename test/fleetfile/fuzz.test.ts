import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { stringify } from 'yaml';
import { BlueprintError, synthesize } from '../../src/synth/index';
import { load, pair } from './support';

const every = readFileSync(path.join(__dirname, 'every-construct.yaml'), 'utf8');

/** Loads a text and checks it; nothing but a refusal may be thrown, and every finding has its place in the file. */
async function survives(text: string): Promise<void> {
  try {
    const { report } = synthesize(await load(text));
    for (const { source } of report.findings) {
      expect(source?.file).toMatch(/shop\.yaml$/);
      expect(text.split('\n').length).toBeGreaterThanOrEqual(source?.line ?? Infinity);
      expect(source?.column).toBeGreaterThan(0);
    }
  } catch (error) {
    if (!(error instanceof BlueprintError)) throw error;
    expect(error.message).toMatch(/shop\.yaml:\d+:\d+: /);
    expect(error.message).not.toMatch(/^\s+at /m);
  }
}

const words = ['name', 'clusters', 'namespaces', 'policies', 'silence', 'at', 'a', '- ', ': ', '? ', '\n', '  ', '[', ']', '{', '}', ',', '&a ', '*a', '"', "'", '|', '>', '#', '!', '%', '---\n', '<<', '~', '1.20', 'true', '\t', '\\']; // prettier-ignore

test('any text', async () => {
  await fc.assert(fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 200 }), survives), {
    numRuns: 300,
  });
});

test('any words and marks of YAML', async () => {
  const text = fc.array(fc.constantFrom(...words), { maxLength: 60 }).map(parts => parts.join(''));
  await fc.assert(fc.asyncProperty(text, survives), { numRuns: 2000 });
});

test('any JSON', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.jsonValue().map(value => JSON.stringify(value)),
      survives,
    ),
    { numRuns: 500 },
  );
});

test('any values under the keys of a fleet file', async () => {
  const any = fc.jsonValue({ maxDepth: 2 });
  const map = (value: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
    fc.oneof(fc.dictionary(fc.constantFrom('a', 'b', '__proto__', 'c d', '1'), value, { maxKeys: 3 }), any);
  const namespace = fc.record(
    {
      clusters: any,
      labels: any,
      globalServices: map(any),
      exportedServices: map(any),
      policies: map(any),
      defaultDeny: map(any),
    },
    { requiredKeys: [] },
  );
  const silence = fc.record({ at: any, rule: any, reason: any }, { requiredKeys: [] });
  const file = fc.record(
    {
      name: any,
      cilium: any,
      flux: any,
      mesh: any,
      clusters: map(any),
      namespaces: map(fc.oneof(namespace, any)),
      silence: fc.oneof(fc.array(silence), any),
    },
    { requiredKeys: [] },
  );
  await fc.assert(
    fc.asyncProperty(
      file.map(value => stringify(value)),
      survives,
    ),
    { numRuns: 1000 },
  );
});

test('a good file with some of it replaced', async () => {
  const edit = fc.tuple(
    fc.nat(),
    fc.nat(40),
    fc.oneof(fc.constantFrom(...words), fc.string({ maxLength: 5 })),
  );
  const text = fc
    .tuple(fc.constantFrom(pair, every), fc.array(edit, { minLength: 1, maxLength: 3 }))
    .map(([good, edits]) =>
      edits.reduce((all, [at, length, put]) => {
        const from = at % all.length;
        return all.slice(0, from) + put + all.slice(from + length);
      }, good),
    );
  await fc.assert(fc.asyncProperty(text, survives), { numRuns: 500 });
});
