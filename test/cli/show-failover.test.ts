import { showFailover } from '../../src/cli/show-failover';
import type { Failover, Loss } from '../../src/simulate/index';

const view = { colour: false, width: 100, all: false };
const of = (change: Partial<Failover>): Failover => ({
  depth: 1,
  losses: [],
  stale: [],
  unserved: [],
  approximate: [],
  declared: [],
  ...change,
});
const loss = (service: string, down: string, via: Loss['via'] = 'service'): Loss => ({
  service,
  via,
  down: [down],
  consumers: ['c1', 'c2'],
});
const many = Array.from({ length: 500 }, (_, i) => loss(`shop/s${String(i + 1).padStart(4, '0')}`, 'a'));

test('begins with numbers, and tells equal losses together', () => {
  const found = of({
    losses: [...many, loss('bank/x', 'b'), loss('bank/x', 'b', 'import'), loss('bank/y', 'b')],
  });
  expect(showFailover('pair', found, view)).toBe(`pair
502 services lose their last backend when one cluster is gone

How many lose their last backend
  - 500 services without a
  - 2 services without b

Lose their last backend when one cluster is gone
  - 500 services of shop (s0001, s0002, s0003 and 497 more) without a: callers in c1, c2
  - 2 services of bank (x, y) without b: callers in c1, c2
  - bank/x (by its import) without b: callers in c1, c2
`);
});

test('has every service on a line of its own where all is wanted', () => {
  const lines = showFailover('pair', of({ losses: many }), { ...view, all: true }).split('\n');
  expect(lines.filter(line => /^ {2}- shop\/s\d{4} without a: callers in c1, c2$/.test(line))).toHaveLength(
    500,
  );
});

test('shows the first lines of many, none wider than the terminal', () => {
  const losses = many.map((one, i) => ({
    ...one,
    down: [`cluster-with-a-long-name-${i}`],
    consumers: [`caller-${i}`],
  }));
  const lines = showFailover('pair', of({ losses }), { ...view, width: 60 }).split('\n');
  expect(lines.length).toBeLessThan(100);
  expect(Math.max(...lines.map(line => line.length))).toBeLessThanOrEqual(60);
  expect(lines.filter(line => line.includes('490 lines more'))).toHaveLength(2);
});

test.each([
  [1, 'one cluster is gone'],
  [2, 'up to 2 clusters are gone'],
])('says of depth %i that nothing is lost', (depth, gone) => {
  expect(showFailover('pair', of({ depth }), view)).toBe(
    `pair\nNo service loses its last backend when ${gone}.\n`,
  );
});
