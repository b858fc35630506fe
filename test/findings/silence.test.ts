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
      unused: [],
    });
  });

  test.each(['shop/cat', 'sho', 'shop/catalog/http', 'bank', 'catalog'])(
    'at %j does not hold for shop/catalog',
    path => {
      expect(applySilences([warning], [silence(path)])).toEqual({
        shown: [warning],
        silenced: [],
        unused: [silence(path)],
      });
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
    const silences = [silence('shop/catalog'), silence('')];
    expect(applySilences([error], silences)).toEqual({ shown: [error], silenced: [], unused: silences });
  });

  test('keeps the order of what is left', () => {
    const others = ['a', 'b', 'c'].map(at => finding({ severity: 'warning', at, id: 'cluster/size' }));
    const [a, b, c] = others;
    if (a === undefined || b === undefined || c === undefined) throw new Error('three were made');
    const { shown, silenced } = applySilences([a, warning, b, c], [silence('shop')]);
    expect(shown).toEqual(others);
    expect(silenced).toHaveLength(1);
  });

  test('gives the reason that is nearest, and there the first; none that means the finding is idle', () => {
    const [whole, shop, again] = [silence(''), silence('shop'), { ...silence('shop'), reason: 'again' }];
    for (const silences of [
      [whole, shop, again],
      [shop, whole, again],
    ]) {
      const { silenced, unused } = applySilences([warning], silences);
      expect(silenced.map(({ reason }) => reason)).toEqual(["said at 'shop'"]);
      expect(unused).toEqual([]);
    }
  });
});
