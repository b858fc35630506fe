import { sameAsLast } from '../../src/plan/same-as-last';

test('maps that say the same in the same order, one after the other, become one', () => {
  const share = sameAsLast();
  const [a, alike] = [
    new Map([
      ['x', '1'],
      ['y', '2'],
    ]),
    new Map([
      ['x', '1'],
      ['y', '2'],
    ]),
  ];
  expect(share(a)).toBe(a);
  expect(share(alike)).toBe(a);
});

test.each([
  [
    'other order',
    [
      ['y', '2'],
      ['x', '1'],
    ],
  ],
  [
    'another value',
    [
      ['x', '1'],
      ['y', '3'],
    ],
  ],
  [
    'another key',
    [
      ['x', '1'],
      ['z', '2'],
    ],
  ],
  ['less', [['x', '1']]],
  [
    'more',
    [
      ['x', '1'],
      ['y', '2'],
      ['z', '3'],
    ],
  ],
] as [string, [string, string][]][])('a map with %s stays itself', (_, entries) => {
  const share = sameAsLast();
  share(
    new Map([
      ['x', '1'],
      ['y', '2'],
    ]),
  );
  const other = new Map(entries);
  expect(share(other)).toBe(other);
});
