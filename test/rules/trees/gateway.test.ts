import fc from 'fast-check';
import { intersect } from '../../../src/rules/trees/gateway/hostnames';
import { selects } from '../../../src/rules/trees/gateway/labels';

describe('host names', () => {
  test.each([
    ['a.example.com', 'a.example.com', true],
    ['*.example.com', 'a.example.com', true],
    ['*.example.com', 'a.b.example.com', true],
    ['*.example.com', '*.b.example.com', true],
    ['*.example.com', 'example.com', false],
    ['*.example.com', 'anexample.com', false],
    ['*.a.example.com', '*.b.example.com', false],
    ['a.example.com', 'b.example.com', false],
  ])('%s and %s: %s', (a, b, expected) => {
    expect(intersect(a, b)).toBe(expected);
    expect(intersect(b, a)).toBe(expected);
  });

  test('two names intersect when some host fits both', () => {
    const labels = fc.array(fc.constantFrom('a', 'b'), { minLength: 1, maxLength: 3 });
    const name = fc.tuple(fc.boolean(), labels);
    const text = ([wild, parts]: [boolean, string[]]): string => `${wild ? '*.' : ''}${parts.join('.')}`;
    const fits = (host: string, [wild, parts]: [boolean, string[]]): boolean =>
      wild ? host.endsWith(`.${parts.join('.')}`) : host === parts.join('.');
    fc.assert(
      fc.property(name, name, (one, other) => {
        const hosts = [one, other].map(([wild, parts]) => `${wild ? 'x.' : ''}${parts.join('.')}`);
        const common = hosts.some(host => fits(host, one) && fits(host, other));
        expect(intersect(text(one), text(other))).toBe(common);
      }),
    );
  });
});

describe('selectors of namespaces', () => {
  const labels = { team: 'shop', tier: 'gold' };
  const expression = (operator: string, key: string, ...values: string[]): object => ({
    matchExpressions: [{ key, operator, ...(values.length > 0 && { values }) }],
  });

  test.each([
    [{}, true],
    [{ matchLabels: { team: 'shop' } }, true],
    [{ matchLabels: { team: 'shop', tier: 'silver' } }, false],
    [{ matchLabels: { constructor: 'shop' } }, false],
    [expression('In', 'team', 'a', 'shop'), true],
    [expression('In', 'other', 'shop'), false],
    [expression('NotIn', 'team', 'shop'), false],
    [expression('NotIn', 'other', 'shop'), true],
    [expression('Exists', 'team'), true],
    [expression('Exists', 'other'), false],
    [expression('DoesNotExist', 'team'), false],
    [expression('DoesNotExist', 'other'), true],
    [expression('Gt', 'team', '1'), false],
  ])('%j: %s', (selector, expected) => {
    expect(selects(selector, labels)).toBe(expected);
  });
});
