import fc from 'fast-check';
import { findUnwritable } from '../../src/output/unwritable';
import { type EntryTexts, emit } from '../../src/output/yaml';
import { json } from './arbitrary';

describe('emit writes', () => {
  test('maps and lists as kubectl does', () => {
    const value = {
      a: { b: [1, 'two', { c: 3, d: { e: [[4, 5], []] } }, [{ f: 6 }]] },
      none: {},
      nothing: [],
      helm: null,
      flag: true,
    };
    expect(emit(value)).toBe(
      [
        ...['a:', '  b:', '  - 1', '  - two', '  - c: 3', '    d:', '      e:', '      - - 4', '        - 5'],
        ...['      - []', '  - - f: 6', 'none: {}', 'nothing: []', 'helm: null', 'flag: true', ''],
      ].join('\n'),
    );
  });

  test('blocks of text with the chomping that keeps their end', () => {
    expect(emit({ a: 'x\n\ny\n', b: ['x\ny'], c: ' x\ny' })).toBe(
      'a: |\n  x\n\n  y\nb:\n- |-\n  x\n  y\nc: |2-\n   x\n  y\n',
    );
  });

  test.each([
    ['empty lines at the end', 'a\n\n'],
    ['an empty line at the start', '\na'],
    ['a blank at the end of a line', 'a \nb'],
    ['a carriage return', 'a\r\nb'],
    ['a line break of Unicode', 'a\u2028b\n'],
    ['a direction mark', 'a\u202eb\nc'],
  ])('text with %s in quotes, where it can be seen', (_, text) => {
    expect(emit({ text })).toMatch(/^text: "[ -~]*"\n$/);
  });

  test.each([
    'kube-system',
    'cilium.io/v2',
    'https://a.example:443/b',
    'quay.io/cilium/cilium:v1.20.3',
    'k8s:io.kubernetes.pod.namespace',
    'app=a,tier=b',
    '10.0.0.0/16',
    '10.0.0.1',
    '1.20.3',
    '10m',
    '1h30m',
    '128Mi',
    'Two words, and more.',
  ])('%s without quotes', text => {
    expect(emit({ [text]: text })).toBe(`${text}: ${text}\n`);
  });

  test.each([
    [0, '0'],
    [-0, '0'],
    [-1.5, '-1.5'],
    [1e20, '100000000000000000000'],
    [1e21, '1.0e+21'],
    [-1.5e-7, '-1.5e-7'],
    [1e-7, '1.0e-7'],
  ])('the number %d as every YAML reads it', (value, text) => {
    expect(emit(value)).toBe(`${text}\n`);
  });

  test('a key that is long for a parser behind a question mark', () => {
    const key = 'k'.repeat(257);
    expect(emit([{ [key]: [1], a: { [key]: 'b' } }])).toBe(
      `- ? ${key}\n  :\n  - 1\n  a:\n    ? ${key}\n    : b\n`,
    );
  });

  test('keys that JavaScript has a meaning for', () => {
    const value = JSON.parse('{"__proto__": {"__proto__": 1}, "constructor": 2}') as Record<string, number>;
    expect(emit(value)).toBe('"__proto__":\n  "__proto__": 1\nconstructor: 2\n');
  });

  test('what is shared each time in full', () => {
    const shared = { a: [1] };
    expect(emit([shared, shared])).toBe('- a:\n  - 1\n- a:\n  - 1\n');
  });
});

test('what is known of the parts of a value changes no text, wherever they are met again', () => {
  fc.assert(
    fc.property(json(), json(), (part, other) => {
      const known: EntryTexts = new WeakMap();
      for (const value of [
        { a: part, b: { a: part, list: [part, other, [part]] }, c: other },
        { b: part, list: [[part], other], a: { a: { a: other, b: [other] } } },
        [part, other, { a: part }],
      ])
        for (let time = 0; time < 2; time++) expect(emit(value, Object.keys, known)).toBe(emit(value));
    }),
  );
});

describe('emit refuses', () => {
  test.each([
    ['half a character', { a: { b: ['x', '\ud800'] } }, 'a.b[1]'],
    ['half a character in a block', { a: 'x\n\udc00\ny' }, 'a'],
    ['half a character in a key', { a: { '\udc00': 1 } }, 'a'],
    ['infinity', { a: [{ b: Infinity }] }, 'a[0].b'],
    ['no number', { a: NaN }, 'a'],
    ['undefined', { a: { b: undefined } } as unknown as { a: 1 }, 'a.b'],
  ])('%s, and the place is found', (_, value, place) => {
    expect(() => emit(value)).toThrow(/is no number|half a character|is not JSON/);
    expect(findUnwritable(value)?.place).toBe(`.${place}`);
  });
});
