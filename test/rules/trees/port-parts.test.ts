import fc from 'fast-check';
import { partsOf } from '../../../src/rules/trees/policy/identities';

/** Blocks of a size of a power of two that begin at a multiple of it, found by halving. */
function halved(from: number, to: number, start = 0, size = 65_536): number {
  if (to < start || from >= start + size) return 0;
  if (from <= start && start + size - 1 <= to) return 1;
  return halved(from, to, start, size / 2) + halved(from, to, start + size / 2, size / 2);
}

test('a range of ports takes as many entries as it has blocks', () => {
  const port = fc.integer({ min: 0, max: 65_535 });
  fc.assert(
    fc.property(port, port, (a, b) => {
      const [from, to] = a < b ? [a, b] : [b, a];
      expect(partsOf(from, to)).toBe(halved(from, to));
    }),
  );
});

test('a name is one entry', () => {
  expect(partsOf(NaN, 90)).toBe(1);
});
