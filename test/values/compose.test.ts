import { compose, type Contribution, valueAt } from '../../src/values/index';

const by = (owner: string, values: Contribution['values']): Contribution => ({ owner, values });

describe('compose', () => {
  test('merges maps key by key, and everything else whole', () => {
    const { values, owners } = compose([
      by('a', { x: { one: 1, list: [1, 2], none: null }, empty: {} }),
      by('b', { x: { two: { deep: true } }, y: 'text' }),
    ]);
    expect(values).toEqual({
      x: { one: 1, list: [1, 2], none: null, two: { deep: true } },
      empty: {},
      y: 'text',
    });
    expect(Object.fromEntries(owners)).toEqual({
      'x.one': 'a',
      'x.list': 'a',
      'x.none': 'a',
      empty: 'a',
      'x.two.deep': 'b',
      y: 'b',
    });
  });

  test('writes a dot within a key so that paths stay apart', () => {
    const { owners } = compose([by('a', { 'x.y': 1, x: { y: 2 }, m: { 'a.b/c': 'd' } })]);
    expect([...owners.keys()]).toEqual(['x\\.y', 'x.y', 'm.a\\.b/c']);
  });

  test('takes the same value from two, and leaves it to the first', () => {
    const { values, owners } = compose([
      by('a', { x: { list: [{ k: 1 }] } }),
      by('b', { x: { list: [{ k: 1 }], more: 1 } }),
    ]);
    expect(values).toEqual({ x: { list: [{ k: 1 }], more: 1 } });
    expect([owners.get('x.list'), owners.get('x.more')]).toEqual(['a', 'b']);
  });

  test.each<[string, Contribution['values'], Contribution['values'], string]>([
    ['values', { x: { y: 1 } }, { x: { y: 2 } }, 'b and a disagree about the value x.y'],
    ['lists', { x: [1, 2] }, { x: [2, 1] }, 'b and a disagree about the value x'],
    ['null and a value', { x: null }, { x: 1 }, 'b and a disagree about the value x'],
    ['a value and a map', { x: 1 }, { x: { y: 1 } }, 'b and a disagree about the value x'],
    ['a map and a value', { x: { y: 1 } }, { x: 1 }, 'b and another disagree about the value x'],
    ['none and a map', { x: {} }, { x: { y: 1 } }, 'b and a disagree about the value x'],
  ])('refuses two different %s', (_, first, second, message) => {
    expect(() => compose([by('a', first), by('b', second)])).toThrow(message);
  });

  test('changes nothing that it is given', () => {
    const first = Object.freeze({ x: Object.freeze({ one: 1 }) });
    const second = Object.freeze({ x: Object.freeze({ two: 2 }) });
    compose([by('a', first), by('b', second)]);
    expect([first, second]).toEqual([{ x: { one: 1 } }, { x: { two: 2 } }]);
  });

  test('takes keys that are named like methods of every object', () => {
    expect(compose([by('a', { constructor: 'x', toString: { valueOf: 1 } })]).values).toEqual({
      constructor: 'x',
      toString: { valueOf: 1 },
    });
  });

  test('of nothing is nothing', () => {
    expect(compose([])).toEqual({ values: {}, owners: new Map() });
  });
});

test('valueAt follows keys, and ends where there is no map', () => {
  const values = { a: { b: { c: null }, list: [1], text: 'x' } };
  expect(valueAt(values)).toBe(values);
  expect(valueAt(values, 'a', 'b', 'c')).toBeNull();
  expect(valueAt(values, 'a', 'b')).toEqual({ c: null });
  for (const keys of [
    ['z'],
    ['a', 'z', 'z'],
    ['a', 'b', 'c', 'd'],
    ['a', 'list', '0'],
    ['a', 'text', 'length'],
  ])
    expect(valueAt(values, ...keys)).toBeUndefined();
});
