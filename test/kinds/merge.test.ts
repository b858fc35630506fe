import fc from 'fast-check';
import { isMap, mergeValues } from '../../src/kinds/index';

type Json = Readonly<Record<string, unknown>>;

/** How Helm merges one file of values over another (helm/helm, pkg/cli/values: mergeMaps), in few words. */
function helmMerge(a: Json, b: Json): Json {
  const out: Record<string, unknown> = { ...a };
  for (const [key, value] of Object.entries(b)) {
    const present = out[key];
    out[key] = isMap(value) && isMap(present) ? helmMerge(present, value) : value;
  }
  return out;
}

const key = fc.constantFrom('a', 'b', 'c', 'x.y', 'constructor');
const scalar = fc.oneof(fc.constantFrom('s', '', 't'), fc.integer({ min: 0, max: 2 }), fc.boolean());
const leaf = fc.oneof(scalar, fc.constant(null), fc.array(scalar, { maxLength: 2 }));
const { tree } = fc.letrec<{ tree: Json; node: unknown }>(tie => ({
  tree: fc.dictionary(key, tie('node'), { maxKeys: 4, noNullPrototype: true }),
  node: fc.oneof({ depthSize: 'small', withCrossShrink: true }, leaf, tie('tree')),
}));
/** Trees in which a key says what stands behind it, so that two of them never have a map and a leaf at one path. */
const { shaped } = fc.letrec<{ shaped: Json }>(tie => ({
  shaped: fc.record(
    {
      leaf: scalar,
      other: fc.array(scalar, { maxLength: 2 }),
      map: fc.option(tie('shaped'), { nil: undefined }),
    },
    { requiredKeys: [] },
  ),
}));
const plain = (values: unknown): Json => JSON.parse(JSON.stringify(values)) as Json;

describe('mergeValues', () => {
  test('gives Helm the same as the two files one after the other would', () => {
    fc.assert(
      fc.property(tree, tree, (fleet, cluster) => {
        expect(mergeValues(fleet, cluster)).toEqual(helmMerge(fleet, cluster));
      }),
    );
  });

  test('does not mind how several are put together, where no map meets a leaf', () => {
    fc.assert(
      fc.property(shaped, shaped, shaped, (a, b, c) => {
        const [x, y, z] = [plain(a), plain(b), plain(c)];
        expect(mergeValues(mergeValues(x, y), z)).toEqual(mergeValues(x, mergeValues(y, z)));
      }),
    );
  });

  test('has neither first nor last without a second', () => {
    fc.assert(
      fc.property(tree, a => {
        expect(mergeValues(a, {})).toEqual(a);
        expect(mergeValues({}, a)).toEqual(a);
        expect(mergeValues(a, a)).toEqual(a);
      }),
    );
  });

  test('takes a key named __proto__ for a key', () => {
    const odd = plain({ ['__proto__']: { a: 1 } });
    expect(JSON.stringify(mergeValues(odd, {}))).toBe('{"__proto__":{"a":1}}');
    expect(JSON.stringify(mergeValues(odd, plain({ ['__proto__']: { b: 2 } })))).toBe(
      '{"__proto__":{"a":1,"b":2}}',
    );
  });

  test.each<[string, Json, Json, Json]>([
    ['maps key by key', { m: { a: 1, b: 1 } }, { m: { b: 2 } }, { m: { a: 1, b: 2 } }],
    ['lists whole', { l: [1, 2] }, { l: [3] }, { l: [3] }],
    ['null over a value', { a: 1 }, { a: null }, { a: null }],
    ['a value over null', { a: null }, { a: 1 }, { a: 1 }],
    ['null over a map', { m: { a: 1 } }, { m: null }, { m: null }],
    ['an empty map over a map, which changes nothing', { m: { a: 1 } }, { m: {} }, { m: { a: 1 } }],
    ['false over true', { a: true }, { a: false }, { a: false }],
  ])('%s', (_, a, b, expected) => {
    expect(mergeValues(a, b)).toEqual(expected);
  });
});
