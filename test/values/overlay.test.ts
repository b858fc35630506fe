import fc from 'fast-check';
import { isMap, mergeValues } from '../../src/kinds/index';
import type { Value, Values } from '../../src/releases/index';
import {
  compose,
  type Composition,
  inOrder,
  overlay,
  type Overlay,
  type PeoplesValues,
  valueAt,
} from '../../src/values/index';

const key = fc.constantFrom('a', 'b', 'c', 'x.y', 'constructor');
const scalar = fc.oneof(fc.constantFrom('s', '', 't'), fc.integer({ min: 0, max: 2 }), fc.boolean());
const leaf = fc.oneof(scalar, fc.constant(null), fc.array(scalar, { maxLength: 2 }));
const { tree } = fc.letrec<{ tree: Values; node: Value }>(tie => ({
  tree: fc.dictionary(key, tie('node'), { maxKeys: 4, noNullPrototype: true }),
  node: fc.oneof({ depthSize: 'small', withCrossShrink: true }, leaf, tie('tree')),
}));
/** The same tree with every map written the other way round. */
function turned(value: Value): Value {
  if (Array.isArray(value)) return value as Value;
  if (!isMap(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, below]) => [name, turned(below)]),
  );
}

/** Paths of the leaves; an empty map is one. */
function leaves(values: Values, at = ''): string[] {
  return Object.entries(values).flatMap(([name, value]) => {
    const path = at + name.replace(/\./g, '\\.');
    return isMap(value) && Object.keys(value).length > 0 ? leaves(value, `${path}.`) : [path];
  });
}

const keysOf = (path: string): string[] => path.split(/(?<!\\)\./).map(part => part.replace(/\\\./g, '.'));

describe('inOrder', () => {
  test('writes keys in the same order, whatever order they came in, and copies', () => {
    fc.assert(
      fc.property(tree, values => {
        const written = inOrder(values);
        expect(written).toEqual(values);
        expect(JSON.stringify(inOrder(turned(values) as Values))).toBe(JSON.stringify(written));
      }),
    );
    const list = [{ b: 1, a: 2 }];
    const written = inOrder({ list });
    expect(JSON.stringify(written)).toBe('{"list":[{"a":2,"b":1}]}');
    expect(written.list).not.toBe(list);
  });
});

const decided = (values: Values, owner = 'mesh'): Composition => compose([{ owner, values }]);
const laid = (values: Values, people: Partial<PeoplesValues>): Overlay =>
  overlay(decided(values), { fleet: {}, cluster: {}, ...people });

describe('overlay', () => {
  test('changes nothing that is decided, refuses just what differs from it, and leaves the rest in', () => {
    fc.assert(
      fc.property(tree, tree, tree, (values, fleet, cluster) => {
        const before = decided(values);
        const { values: after, owners, refused } = overlay(before, { fleet, cluster });
        for (const [path, owner] of before.owners) {
          expect(valueAt(after, ...keysOf(path))).toEqual(valueAt(values, ...keysOf(path)));
          expect(owners.get(path)).toBe(owner);
        }
        const merged = mergeValues(fleet, cluster);
        const refusedAt = refused.map(({ keys }) => keys);
        for (const path of leaves(merged)) {
          const keys = keysOf(path);
          const isRefused = refusedAt.some(place => place.every((name, i) => name === keys[i]));
          const wanted = valueAt(merged, ...keys);
          const got = valueAt(after, ...keys);
          const isThere = isMap(wanted) ? isMap(got) : JSON.stringify(got) === JSON.stringify(wanted);
          expect(isThere).toBe(!isRefused);
        }
      }),
    );
  });

  test('gives every leaf one owner, and every owner a leaf', () => {
    fc.assert(
      fc.property(tree, tree, tree, (values, fleet, cluster) => {
        const { values: after, owners } = overlay(decided(values), { fleet, cluster });
        expect([...owners.keys()].sort()).toEqual(leaves(after).sort());
      }),
    );
  });

  test('names who wrote a value', () => {
    const { owners } = laid(
      { a: 1 },
      { fleet: { b: 1, m: { x: 1 } }, cluster: { b: 2, m: { y: 2 }, n: {} } },
    );
    expect(Object.fromEntries(owners)).toEqual({
      a: 'mesh',
      b: 'cluster values',
      'm.x': 'fleet values',
      'm.y': 'cluster values',
      n: 'cluster values',
    });
  });

  test.each<[string, Values, string[]]>([
    ['at a decided path', { m: { a: 2 } }, ['m.a']],
    ['above one', { m: 1 }, ['m']],
    ['above one, with null', { m: null }, ['m']],
    ['below one', { m: { a: { b: 1 } } }, ['m.a']],
    ['below an empty map', { empty: { a: 1 } }, ['empty']],
    [
      'the peers, which are a file of their own',
      { clustermesh: { config: { clusters: [] } } },
      ['clustermesh.config.clusters'],
    ],
    ['above the peers', { clustermesh: { config: null } }, ['clustermesh.config']],
    ['the same', { m: { a: 1 }, empty: {}, list: [{ a: 1, b: 2 }] }, []],
    ['an empty map above one', { m: {} }, []],
  ])('%s', (_, fleet, refused) => {
    const values: Values = { m: { a: 1 }, empty: {}, list: [{ b: 2, a: 1 }] };
    const result = laid(values, { fleet });
    expect(result.refused.map(({ keys }) => keys.join('.'))).toEqual(refused);
    expect(result.refused.map(({ owner }) => owner)).toEqual(refused.map(() => 'mesh'));
    expect(result.values).toEqual(values);
  });

  test('says what was decided, unless it is many values', () => {
    const { refused } = laid({ m: { a: 1 }, b: 'x' }, { fleet: { m: 1 }, cluster: { b: 'y' } });
    expect(refused).toEqual([
      { keys: ['b'], by: 'cluster', owner: 'mesh', decided: 'x' },
      { keys: ['m'], by: 'fleet', owner: 'mesh', decided: undefined },
    ]);
  });
});
