import fc from 'fast-check';
import { parseAddress, parseCidr, supernet } from '../../src/net/index';
import {
  addressOf,
  addressText,
  blockText,
  isAddressIn,
  sizeOf,
  type Stretch,
  stretchOf,
} from '../../src/report/client/views/addresses/address';
import {
  isIn,
  partsOf,
  placedBlock,
  placeIn,
  tickAt,
  windowOf,
} from '../../src/report/client/views/addresses/address-window';
import { freeIn, largest } from '../../src/report/client/views/addresses/free';

const bits = (family: 4 | 6): number => (family === 4 ? 32 : 128);
const sorted = (stretches: Stretch[]): Stretch[] =>
  stretches.sort((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : a.end > b.end ? -1 : 1));

/** Ranges of one family, some close together and some far apart, and a block that holds them all. */
const plans = fc.constantFrom<4 | 6>(4, 6).chain(family => {
  const range = fc.tuple(
    fc.bigInt(0n, (1n << BigInt(bits(family))) - 1n),
    fc.integer({ min: 4, max: bits(family) }),
    fc.integer({ min: 1, max: bits(family) }),
  );
  return fc.array(range, { minLength: 1, maxLength: 8 }).map(list => {
    const cidrs = list.map(([address, prefix, near]) => {
      // What is near has its first bits from nobody's choice, so that ranges meet.
      const at = near % 2 === 0 ? address : address >> BigInt(near);
      return parseCidr(`${addressText(at, family)}/${prefix}`)!;
    });
    const block = supernet(cidrs)!;
    const ranges = cidrs.map(({ text, start, end }) => ({ text, start, end: end + 1n }));
    return { family, cidrs, block, ranges: sorted(ranges) };
  });
});

test('an address is read and written as the planner does, in both families', () => {
  fc.assert(
    fc.property(plans, ({ family, cidrs, ranges }) => {
      for (const { text, start, end } of cidrs) {
        expect(stretchOf(text)).toEqual({ family, start, end: end + 1n });
        expect(blockText({ start, end: end + 1n }, family)).toBe(text);
        expect(addressOf(addressText(end, family))).toEqual({ family, at: end });
        expect(parseAddress(addressText(end, family))?.start).toBe(end);
        expect(isAddressIn({ family, at: end }, text)).toBe(true);
        expect(isAddressIn({ family, at: end + 1n }, text)).toBe(false);
        expect(isAddressIn({ family: family === 4 ? 6 : 4, at: start }, text)).toBe(false);
      }
      expect(ranges.length).toBe(cidrs.length);
    }),
  );
  const no = [
    '',
    '10.0.0.256',
    '10.0.0',
    ':',
    ':::',
    '1::2::3',
    '1:2:3:4:5:6:7',
    '1:2:3:4:5:6:7:8::',
    'fd00::g',
  ];
  expect(no.map(addressOf)).toEqual(no.map(() => undefined));
  expect(addressText(0n, 6)).toBe('::');
});

test('a bar begins and is as wide as its addresses say, within the axis and in their order', () => {
  fc.assert(
    fc.property(plans, ({ block: { text }, ranges }) => {
      const block = stretchOf(text);
      const parts = partsOf(ranges);
      expect(parts.flat()).toEqual(ranges);
      for (const part of parts) {
        const window = windowOf(part, block);
        expect(window.start >= block.start && window.end <= block.end).toBe(true);
        const whole = sizeOf(window);
        let before = 0;
        for (const range of part) {
          expect(range.start >= window.start && range.end <= window.end).toBe(true);
          const { left, width } = placeIn(range, window);
          for (const [drawn, exact] of [
            [left, range.start - window.start],
            [width, sizeOf(range)],
          ] as const) {
            const scaled = BigInt(Math.round(drawn * 2 ** 40)) * whole;
            expect(scaled <= exact << 40n && (exact << 40n) - scaled < whole).toBe(true);
          }
          expect(left).toBeGreaterThanOrEqual(before);
          expect(left + width).toBeLessThanOrEqual(1);
          before = left;
        }
        // What is cut at an end of the axis ends there.
        for (const one of [...freeIn(block, ranges), ...ranges].filter(other => isIn(other, window))) {
          const { left, width } = placeIn(one, window);
          expect(Math.min(left, width)).toBeGreaterThanOrEqual(0);
          expect(left + width).toBeLessThanOrEqual(1);
        }
      }
    }),
  );
});

test('free blocks are blocks, overlap with nothing that is taken, and fill what is left', () => {
  fc.assert(
    fc.property(plans, ({ family, block: { text }, ranges }) => {
      const block = stretchOf(text);
      const free = freeIn(block, ranges);
      for (const one of free) {
        expect(stretchOf(blockText(one, family))).toEqual({ family, ...one });
        expect(ranges.some(range => isIn(range, one))).toBe(false);
      }
      let at = block.start;
      for (const { start, end } of sorted([...free, ...ranges])) {
        expect(start <= at).toBe(true);
        if (end > at) at = end;
      }
      expect(at).toBe(block.end);
      const few = largest(free, 2n, 3);
      expect(few.length).toBe(Math.min(3, free.filter(one => sizeOf(one) > 1n).length));
    }),
  );
});

test('the window of one range shows as much again, and a quarter of an axis is a quarter of its block', () => {
  const block = stretchOf('2001:db8::/32');
  const one = stretchOf('2001:db8:fe::/64');
  const window = windowOf([one], block);
  expect(blockText(window, 6)).toBe('2001:db8:fe::/63');
  expect(placeIn(one, window)).toEqual({ left: 0, width: 0.5 });
  const ticks = (name: string, of: Stretch): string[] =>
    [0n, 2n, 4n].map(quarter => tickAt(quarter, of, name.includes(':') ? 6 : 4, stretchOf(name).end));
  expect(ticks('2001:db8::/32', window)).toEqual(['2001:db8:fe::', '2001:db8:fe:1::', '2001:db8:fe:2::']);
  expect(ticks('10.0.0.0/8', stretchOf('10.0.0.0/8'))).toEqual(['10.0.0.0', '10.128.0.0', '10.255.255.255']);
  expect(ticks('::/0', stretchOf('::/0')).at(-1)).toBe('ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff');
});

test('a block of the data that is full, and one with a /64 in it', () => {
  const range = (cidr: string) => ({ cluster: 'a', kind: 'pods' as const, cidr });
  const full = placedBlock({ cidr: '10.0.0.0/8', family: 4, ranges: [range('10.0.0.0/8')] });
  expect([full.used, full.free]).toEqual([1, []]);
  expect(windowOf(full.ranges, full)).toEqual({ start: full.start, end: full.end });
  const little = placedBlock({ cidr: 'fd00::/32', family: 6, ranges: [range('fd00::/64')] });
  expect(little.used).toBe(2 ** -32);
});
