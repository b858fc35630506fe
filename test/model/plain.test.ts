import fc from 'fast-check';
import vm from 'node:vm';
import { checkShape, Cluster, Fleet } from '../../src/model/index';
import { problemsWithPlain } from '../../src/model/plain';
import { clusterProps, fleetProps } from '../support/fleets';

class Thing {
  readonly a = 1;
}

const cycle: Record<string, unknown> = { a: {} };
(cycle.a as Record<string, unknown>).b = [cycle];
const deep = (levels: number): unknown =>
  Array.from({ length: levels }).reduce<unknown>(below => ({ a: below }), 1);
const said = (value: unknown): string[] =>
  problemsWithPlain(value).map(({ at, problem }) => `${at.join('.')}: ${problem}`);

test.each<[string, unknown, string]>([
  ['a function', { a: () => 1 }, 'a: is a function, which a file cannot hold'],
  ['undefined', { a: { b: undefined } }, 'a.b: is undefined, which a file cannot hold'],
  ['a symbol', { a: Symbol('x') }, 'a: is a symbol, which a file cannot hold'],
  ['a bigint', { a: 1n }, 'a: is a bigint, which a file cannot hold'],
  ['NaN', { a: [0, NaN] }, 'a.1: is NaN, which is no number that a file can hold'],
  ['infinity', { a: -Infinity }, 'a: is -Infinity, which is no number that a file can hold'],
  // eslint-disable-next-line no-sparse-arrays
  ['a hole', { a: [1, , 2] }, 'a.1: is undefined, which a file cannot hold'],
  ['half a character', { a: '\ud800' }, 'a: holds half a character'],
  ['half a character in a key', { '\ud800': 1 }, '\ud800: has half a character in its name'],
  ['a date', { a: new Date(0) }, 'a: is an object of a class, which a file cannot hold'],
  ['a map', { a: new Map([['b', 1]]) }, 'a: is an object of a class, which a file cannot hold'],
  ['an object of a class', new Thing(), ': is an object of a class, which a file cannot hold'],
  [
    'a getter',
    Object.defineProperty({}, 'a', { enumerable: true, get: () => fail() }),
    'a: is computed, which a file cannot hold',
  ],
  ['a symbol for a key', { [Symbol('x')]: 1 }, ': has a key that is no text'],
  [
    'a key for the prototype',
    JSON.parse('{"__proto__": {"a": 1}}'),
    '__proto__: is a name that JavaScript keeps for itself',
  ],
  ['a cycle', cycle, 'a.b.0: is a part of itself'],
  [
    'too many levels',
    deep(65),
    `${Array.from({ length: 64 }, () => 'a').join('.')}: is nested more than 64 levels deep`,
  ],
  ['too many values', { a: Array.from({ length: 10_000 }, () => 1) }, ': has more than 10000 values'],
  ['too much text', { a: { b: 'x'.repeat(500_001) } }, 'a: brings the values to more than 500000 characters'],
])('%s', (_, value, problem) => {
  expect(said(value)).toEqual([problem]);
});

function fail(): never {
  throw new Error('a getter ran');
}

test('what is shared many times over is counted each time, and not followed to the end', () => {
  const laughs = Array.from({ length: 40 }).reduce<unknown>(below => [below, below], 'ha');
  expect(said(laughs)).toEqual([': has more than 10000 values']);
});

test('many mistakes are shown, but not without end', () => {
  const many = Object.fromEntries(Array.from({ length: 500 }, (_, i) => [`k${i}`, undefined]));
  expect(said(many)).toHaveLength(10);
});

test('JSON is plain, also from another realm', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 5 }), value => {
      expect(said(JSON.parse(JSON.stringify(value)))).toEqual([]);
    }),
  );
  expect(said(vm.runInNewContext('({ a: [1, { b: null }] })'))).toEqual([]);
  expect(said(Object.assign(Object.create(null) as object, { a: 1 }))).toEqual([]);
  expect(said(deep(64))).toEqual([]);
});

test.each<[string, unknown, string]>([
  ['text', 'x', "'cilium.values' of 'paris' must be object"],
  ['null', null, "'cilium.values' of 'paris' must be object"],
  ['a list', [], "'cilium.values' of 'paris' must be object"],
  ['a function', () => 1, "'cilium.values' of 'paris' is a function, which a file cannot hold"],
  ['a cycle', cycle, "'cilium.values.a.b[0]' of 'paris' is a part of itself"],
  [
    'undefined below',
    { a: [undefined] },
    "'cilium.values.a[0]' of 'paris' is undefined, which a file cannot hold",
  ],
])('values that are %s are a mistake in the shape of fleet and cluster alike', (_, values, message) => {
  const cilium = { version: '1.20.3', values } as never;
  const fleet = new Fleet('paris', { ...fleetProps(), cilium });
  expect([...checkShape(fleet)].map(finding => finding.message)).toEqual([message]);
  const cluster = new Cluster(new Fleet('x', fleetProps()), 'paris', clusterProps(1, { cilium }));
  expect([...checkShape(cluster)].map(finding => finding.message)).toEqual([message]);
});

test('the rest of the props is checked all the same', () => {
  const cilium = { version: 1, values: cycle } as never;
  const cluster = new Cluster(new Fleet('x', fleetProps()), 'paris', { ...clusterProps(1), cilium });
  expect([...checkShape(cluster)].map(finding => finding.message)).toEqual([
    "'cilium.values.a.b[0]' of 'paris' is a part of itself",
    "'cilium.version' of 'paris' must be string",
  ]);
});
