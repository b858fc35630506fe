import { isIP } from 'node:net';
import fc from 'fast-check';
import {
  type Cidr,
  contains,
  hasHostBits,
  overlappingPairs,
  overlaps,
  parseCidr,
  supernet,
} from '../../src/net/index';

const bits = (family: 4 | 6): number => (family === 4 ? 32 : 128);

/** An address as text, without help from the code under test: IPv6 with all eight groups. */
function spell(address: bigint, family: 4 | 6): string {
  if (family === 4) return [24n, 16n, 8n, 0n].map(shift => String((address >> shift) & 255n)).join('.');
  return Array.from({ length: 8 }, (_, i) => ((address >> BigInt(16 * (7 - i))) & 0xffffn).toString(16)).join(
    ':',
  );
}

const written = fc
  .constantFrom<4 | 6>(4, 6)
  .chain(family =>
    fc.record({
      family: fc.constant(family),
      address: fc.bigInt(0n, (1n << BigInt(bits(family))) - 1n),
      prefix: fc.integer({ min: 0, max: bits(family) }),
    }),
  )
  .map(cidr => ({ ...cidr, text: `${spell(cidr.address, cidr.family)}/${cidr.prefix}` }));

/** Blocks in a space of 16 addresses, so that a set of addresses can be their model, and many overlap. */
const tiny = fc
  .record({
    family: fc.constantFrom<4 | 6>(4, 6),
    address: fc.integer({ min: 0, max: 15 }),
    host: fc.integer({ min: 0, max: 4 }),
  })
  .map(({ family, address, host }) => {
    const cidr = must(`${spell(BigInt(address), family)}/${bits(family) - host}`);
    const first = (address >> host) << host;
    const members = new Set(Array.from({ length: 1 << host }, (_, i) => `${family}:${first + i}`));
    return { cidr, members };
  });

function must(text: string): Cidr {
  const cidr = parseCidr(text);
  if (cidr === undefined) throw new Error(`${text} is refused`);
  return cidr;
}

describe('parseCidr', () => {
  test.each([
    ['10.0.0.0/8', { family: 4, prefix: 8, start: 10n << 24n, end: (11n << 24n) - 1n, text: '10.0.0.0/8' }],
    ['10.1.2.3/8', { family: 4, prefix: 8, start: 10n << 24n, end: (11n << 24n) - 1n, text: '10.0.0.0/8' }],
    ['0.0.0.0/0', { family: 4, prefix: 0, start: 0n, end: (1n << 32n) - 1n, text: '0.0.0.0/0' }],
    ['1.2.3.4/32', { family: 4, prefix: 32, start: 0x01020304n, end: 0x01020304n, text: '1.2.3.4/32' }],
    ['::/0', { family: 6, prefix: 0, start: 0n, end: (1n << 128n) - 1n, text: '::/0' }],
    [
      'FD00:0:0::/104',
      {
        family: 6,
        prefix: 104,
        start: 0xfdn << 120n,
        end: (0xfdn << 120n) + (1n << 24n) - 1n,
        text: 'fd00::/104',
      },
    ],
  ])('reads %s', (text, expected) => {
    expect(parseCidr(text)).toEqual(expected);
  });

  test('holds exactly the addresses with the same first bits', () => {
    fc.assert(
      fc.property(written, ({ text, family, address, prefix }) => {
        const cidr = must(text);
        const host = BigInt(bits(family) - prefix);
        expect(cidr).toMatchObject({ family, prefix, start: (address >> host) << host });
        expect(cidr.end - cidr.start + 1n).toBe(1n << host);
      }),
    );
  });

  test('spells a block in one way, which reads back as the same block', () => {
    fc.assert(
      fc.property(written, ({ text }) => {
        const cidr = must(text);
        expect(must(cidr.text)).toEqual(cidr);
        expect(isIP(cidr.text.split('/')[0] ?? '')).toBe(cidr.family);
        expect(hasHostBits(cidr.text)).toBe(false);
      }),
    );
  });

  test.each([
    '',
    '/8',
    '10.0.0.0',
    '10.0.0.0/',
    '10.0.0.0/33',
    '10.0.0.0/08',
    '10.0.0.0/-1',
    '10.0.0.0/8.5',
    '10.0.0.0/8/8',
    ' 10.0.0.0/8',
    '10.0.0.0/8\n',
    '10.0.0/24',
    '10/8',
    '167772160/8',
    '0x0a.0.0.0/8',
    '010.0.0.0/8',
    '10.0.0.00/8',
    '256.0.0.0/8',
    '10.0.0.0.0/8',
    'fd00::/129',
    'fd00::/',
    'fd00::%eth0/64',
    'fd00:::/64',
    'fd00::1::/64',
    '1:2:3:4:5:6:7/64',
    '1:2:3:4:5:6:7:8:9/64',
    'fd00::12345/64',
    'g::/64',
    '::ffff:10.0.0.0/104',
    '::10.0.0.0/104',
    'example.com/8',
  ])('refuses %j', text => {
    expect(parseCidr(text)).toBeUndefined();
    expect(hasHostBits(text)).toBe(false);
  });

  test('takes as an address nothing that is none', () => {
    const address = fc.string({
      unit: fc.constantFrom('0', '1', '2', '9', 'a', 'f', ':', '.'),
      maxLength: 20,
    });
    fc.assert(
      fc.property(address, fc.integer({ min: 0, max: 32 }), (text, prefix) => {
        const family = parseCidr(`${text}/${prefix}`)?.family;
        if (family !== undefined) expect(isIP(text)).toBe(family);
        else if (!text.includes('.')) expect(isIP(text)).toBe(0);
      }),
      { numRuns: 2000 },
    );
  });
});

test('hasHostBits tells whether an address says more than its block', () => {
  fc.assert(
    fc.property(written, ({ text, family, address, prefix }) => {
      const host = BigInt(bits(family) - prefix);
      expect(hasHostBits(text)).toBe((address >> host) << host !== address);
    }),
  );
  expect(hasHostBits('10.1.0.0/8')).toBe(true);
});

describe('overlaps and contains', () => {
  test('agree with sets of addresses', () => {
    fc.assert(
      fc.property(tiny, tiny, (a, b) => {
        expect(overlaps(a.cidr, b.cidr)).toBe([...a.members].some(member => b.members.has(member)));
        expect(contains(a.cidr, b.cidr)).toBe([...b.members].every(member => a.members.has(member)));
      }),
      { numRuns: 500 },
    );
  });

  test('neighbours do not overlap', () => {
    expect(overlaps(must('10.0.0.0/9'), must('10.128.0.0/9'))).toBe(false);
    expect(overlaps(must('10.0.0.0/9'), must('10.127.255.255/32'))).toBe(true);
  });

  test('families are apart, also where the numbers are the same', () => {
    expect(overlaps(must('0.0.0.0/0'), must('::/0'))).toBe(false);
    expect(contains(must('::/0'), must('0.0.0.0/0'))).toBe(false);
  });
});

describe('supernet', () => {
  test('is the smallest block that holds all', () => {
    fc.assert(
      fc.property(fc.array(tiny, { minLength: 1, maxLength: 5 }), blocks => {
        const cidrs = blocks.map(block => block.cidr);
        const block = supernet(cidrs);
        if (new Set(cidrs.map(cidr => cidr.family)).size > 1) {
          expect(block).toBeUndefined();
          return;
        }
        if (block === undefined) throw new Error('there is no supernet');
        expect(cidrs.every(cidr => contains(block, cidr))).toBe(true);
        // Either half of it holds less than all.
        for (const half of block.prefix === bits(block.family) ? [] : halves(block))
          expect(cidrs.every(cidr => contains(half, cidr))).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  test('of nothing is nothing', () => {
    expect(supernet([])).toBeUndefined();
  });

  test('may be everything', () => {
    expect(supernet([must('10.0.0.0/16'), must('192.168.0.0/16')])?.text).toBe('0.0.0.0/0');
  });
});

function halves({ start, end, prefix, family }: Cidr): Cidr[] {
  const middle = (start + end + 1n) / 2n;
  return [start, middle].map(first => must(`${spell(first, family)}/${prefix + 1}`));
}

describe('overlappingPairs', () => {
  test('finds what comparing all pairs finds, each pair once', () => {
    fc.assert(
      fc.property(fc.array(tiny, { maxLength: 12 }), blocks => {
        const owned = blocks.map(({ cidr }, owner) => ({ cidr, owner }));
        const key = (a: number, b: number): string => [a, b].sort((x, y) => x - y).join('-');
        const found = [...overlappingPairs(owned)].map(([a, b]) => key(a.owner, b.owner));
        const expected = owned.flatMap((a, i) =>
          owned.slice(i + 1).flatMap(b => (overlaps(a.cidr, b.cidr) ? [key(a.owner, b.owner)] : [])),
        );
        expect(found.sort()).toEqual(expected.sort());
      }),
      { numRuns: 500 },
    );
  });

  test('names the block that begins first, and of two that begin together the larger, first', () => {
    const blocks = ['10.0.0.0/16', '10.0.0.0/8', '10.0.1.0/24'].map(text => ({
      cidr: must(text),
      owner: text,
    }));
    const pairs = [...overlappingPairs(blocks)].map(([a, b]) => [a.owner, b.owner]);
    expect(pairs).toEqual([
      ['10.0.0.0/8', '10.0.0.0/16'],
      ['10.0.0.0/8', '10.0.1.0/24'],
      ['10.0.0.0/16', '10.0.1.0/24'],
    ]);
  });
});
