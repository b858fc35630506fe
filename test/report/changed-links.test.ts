import { linksIn } from '../../src/plan/index';
import { Fleet } from '../../src/report/client/fleet';
import { fleetData, type FleetData } from '../../src/report/data/index';
import { reviewTrees } from '../../src/review/index';
import { synthesize, type Synthesis } from '../../src/synth/index';
import { areas } from './areas';

const compared = (before: Synthesis | undefined, after: Synthesis): FleetData => {
  const trees = before?.trees ?? [];
  const review = reviewTrees(after.fleet, trees, after.trees);
  return fleetData({ synthesis: after, base: { shown: 'dist', review, trees, notes: [] } }, () => '');
};
const linksOf = ({ plan }: Synthesis): Set<string> => new Set(plan && linksIn(plan).map(String));
const none = { namespaces: 0 };

test.each([
  ['one joined and fewer hubs', [12, 4], [13, 3]],
  ['one left and more hubs', [13, 3], [12, 4]],
] as const)('%s: each link says what became of it', (_, [n, hubs], [m, hubsAfter]) => {
  const before = synthesize(areas(n, 3, { ...none, hubs }));
  const after = synthesize(areas(m, 3, { ...none, hubs: hubsAfter }));
  const fleet = new Fleet(compared(before, after));
  const [was, is] = [linksOf(before), linksOf(after)];
  const found = fleet.names.flatMap((a, i) =>
    fleet.names.slice(i + 1).map(b => [a, b, fleet.linkChange(a, b)] as const),
  );
  expect(found).toEqual(
    found.map(([a, b]) => {
      const key = [a, b].sort().join();
      return [a, b, was.has(key) === is.has(key) ? undefined : is.has(key) ? 'new' : 'gone'];
    }),
  );
  const kinds = found.map(([, , change]) => change);
  expect(new Set(kinds)).toEqual(m > n ? new Set([undefined, 'new', 'gone']) : new Set([undefined, 'new']));
  expect(fleet.names.filter(name => fleet.hasJoined(name))).toEqual(m > n ? ['europe-05'] : []);
});

test('the same clusters and links have no change, nor has a base without any of them', () => {
  const after = synthesize(areas(6, 3, none));
  for (const before of [after, undefined]) {
    const data = compared(before, after);
    expect(data.topology.linksBefore).toBe(before && data.topology.links);
    const fleet = new Fleet(data);
    expect(fleet.names.flatMap(a => fleet.names.flatMap(b => fleet.linkChange(a, b) ?? []))).toEqual([]);
    expect(fleet.names.some(name => fleet.hasJoined(name))).toBe(false);
  }
});
