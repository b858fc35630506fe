import { applySilences } from '../../src/findings/index';
import { finding } from './example';

const warning = finding({ severity: 'warning', at: 'shop/catalog' });
const silence = (path: string, rule = 'cluster/colour'): Parameters<typeof applySilences>[1][number] => ({
  path,
  rule,
  reason: `said at '${path}'`,
});

describe('a silence', () => {
  test.each(['shop/catalog', 'shop', ''])('at %j holds for shop/catalog', path => {
    expect(applySilences([warning], [silence(path)])).toEqual({
      shown: [],
      silenced: [{ finding: warning, reason: `said at '${path}'` }],
    });
  });

  test.each(['shop/cat', 'sho', 'shop/catalog/http', 'bank', 'catalog'])(
    'at %j does not hold for shop/catalog',
    path => {
      expect(applySilences([warning], [silence(path)])).toEqual({ shown: [warning], silenced: [] });
    },
  );

  test('of another rule does not hold', () => {
    expect(applySilences([warning], [silence('', 'cluster/size')]).shown).toEqual([warning]);
  });

  test('also quiets notes', () => {
    expect(applySilences([finding({ severity: 'info' })], [silence('')]).shown).toEqual([]);
  });

  test('never quiets an error', () => {
    const error = finding({ at: 'shop/catalog' });
    expect(applySilences([error], [silence('shop/catalog'), silence('')])).toEqual({
      shown: [error],
      silenced: [],
    });
  });

  test('keeps the order of what is left, and takes the first reason', () => {
    const others = ['a', 'b', 'c'].map(at => finding({ severity: 'warning', at, id: 'cluster/size' }));
    const [a, b, c] = others;
    if (a === undefined || b === undefined || c === undefined) throw new Error('three were made');
    const { shown, silenced } = applySilences([a, warning, b, c], [silence('shop'), silence('')]);
    expect(shown).toEqual(others);
    expect(silenced.map(s => s.reason)).toEqual(["said at 'shop'"]);
  });
});
