import {
  problemWithAnnotationKey,
  problemWithLabel,
  problemWithLabelKey,
  problemWithLabelValue,
  problemWithPathSegment,
  problemWithPortName,
  problemWithSubdomain,
} from '../../src/kinds/index';

type Names = [name: string, check: (text: string) => string | undefined, good: string[], bad: string[]];

const cases: Names[] = [
  [
    'label',
    problemWithLabel,
    ['a', '1', 'a-b', 'a--b', 'a'.repeat(63)],
    ['', '-a', 'a-', 'A', 'a.b', 'a_b', 'a\n', 'a'.repeat(64)],
  ],
  [
    'subdomain',
    problemWithSubdomain,
    ['a.b', 'a-1.b', 'a'.repeat(253)],
    ['', 'a..b', '.a', 'a.', 'a-.b', 'a'.repeat(254)],
  ],
  [
    'label key',
    problemWithLabelKey,
    ['a', 'A_b.c', 'x.io/a'],
    ['', '/a', 'x.io/', 'X.io/a', 'a b', 'a/b/c', `x/${'a'.repeat(64)}`],
  ],
  ['label value', problemWithLabelValue, ['', 'a', 'A_b.c-1'], ['-a', 'a b', 'a:b', 'a'.repeat(64)]],
  ['annotation key', problemWithAnnotationKey, ['a', 'X.io/a', 'x.io/A'], ['', 'X_y/a', 'x.io/']],
  ['port name', problemWithPortName, ['http', 'a1', '8a'], ['', '80', 'HTTP', 'a--b', '-a', 'a'.repeat(16)]],
  ['path segment', problemWithPathSegment, ['system:node', 'A b'], ['', '.', '..', 'a/b', 'a%b']],
];

describe.each(cases)('%s', (_, check, good, bad) => {
  test.each(good)('takes %j', name => {
    expect(check(name)).toBeUndefined();
  });
  test.each(bad)('refuses %j with a sentence', name => {
    expect(check(name)).toMatch(/^(must|has) /);
  });
});

test('says what is wrong', () => {
  expect(problemWithLabel('Shop')).toBe(
    "must be lower case letters, digits and '-', with a letter or digit at both ends",
  );
  expect(problemWithLabel('a'.repeat(70))).toBe('must be at most 63 characters long, not 70');
  expect(problemWithLabelKey('X/a')).toMatch(/^has a part before '\/' that must be lower case/);
});

test('long bad names take no time', () => {
  const long = `${'a-'.repeat(200_000)}!`;
  for (const [, check] of cases) check(long);
});
