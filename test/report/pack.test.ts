import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { createHash as createPageHash } from '../../src/report/client/crypto';
import { bitsOf, matrixOf } from '../../src/report/data/bits';
import { pack, unpack } from '../../src/report/pack';

test('what is packed comes back, and equal parts stand once', () => {
  fc.assert(
    fc.property(fc.jsonValue(), value => {
      const plain: unknown = JSON.parse(JSON.stringify(value));
      expect(unpack(JSON.parse(JSON.stringify(pack(plain))) as ReturnType<typeof pack>)).toEqual(plain);
    }),
  );
  const same = { cluster: 'paris', list: [1, 2, []] };
  const { parts } = pack([same, { ...same }, same]);
  expect(parts.filter(part => part === 'paris')).toHaveLength(1);
  expect(unpack(pack({ gone: undefined, zero: 0, none: [] }))).toEqual({ zero: 0, none: [] });
});

test('links come back from their bits', () => {
  const fleets = fc
    .integer({ min: 0, max: 40 })
    .chain(n =>
      fc.tuple(fc.constant(n), fc.array(fc.tuple(fc.nat(Math.max(0, n - 1)), fc.nat(Math.max(0, n - 1))))),
    );
  fc.assert(
    fc.property(fleets, ([n, drawn]) => {
      const pairs = n === 0 ? [] : drawn.filter(([a, b]) => a !== b);
      const matrix = matrixOf(bitsOf(pairs, n), n);
      const wanted = new Set(pairs.flatMap(([a, b]) => [a * n + b, b * n + a]));
      expect([...matrix.keys()].filter(at => matrix[at] === 1)).toEqual([...wanted].sort((a, b) => a - b));
    }),
  );
});

test('a full mesh of 511 clusters takes 22 KB of bits', () => {
  const pairs = Array.from({ length: 511 }, (_, a) =>
    Array.from({ length: a }, (_, b) => [a, b] as const),
  ).flat();
  expect(bitsOf(pairs, 511).length).toBeLessThan(22_000);
});

test('the page digests as Node does', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 300 }), text => {
      expect([...createPageHash('sha256').update(text).digest()]).toEqual([
        ...createHash('sha256').update(text).digest(),
      ]);
    }),
  );
});
