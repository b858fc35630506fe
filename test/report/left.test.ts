import { linksIn } from '../../src/plan/index';
import { sayRepositories } from '../../src/report/client/views/overview/changes';
import { sayLinkChanges } from '../../src/report/client/views/topology/topology-changes';
import { Fleet } from '../../src/report/client/fleet';
import { fleetData, type FleetData } from '../../src/report/data/index';
import { reviewTrees } from '../../src/review/index';
import { synthesize } from '../../src/synth/index';
import { areas } from './areas';

// What the page says of clusters that are in the base only.

const large = synthesize(areas(13, 3, { namespaces: 0 }));
const small = synthesize(areas(12, 3, { namespaces: 0 }));
const compared = ([before, after]: readonly [typeof large, typeof large]): FleetData => {
  const review = reviewTrees(after.fleet, before.trees, after.trees);
  return fleetData(
    { synthesis: after, base: { shown: 'dist', review, trees: before.trees, notes: [] } },
    () => '',
  );
};
const shrunk = compared([large, small]);
const grown = compared([small, large]);

test('links of a cluster that left are gone, as those of one that joined are new', () => {
  const own = (large.plan ? linksIn(large.plan) : []).filter(link => link.includes('europe-05'));
  expect(own.length).toBeGreaterThan(3);
  expect(shrunk.topology.linksLeft).toEqual(own);
  expect(grown.topology.linksLeft).toBeUndefined();
  expect(sayLinkChanges(new Fleet(shrunk))).toContain(`${own.length} links gone`);
  expect(sayLinkChanges(new Fleet(grown))).toContain(`${own.length} links new`);
});

test('the end of the rollout counts the clusters of the fleet, and those that left are said', () => {
  const count = ({ rollout: { before, waves } }: FleetData) =>
    [before, waves.at(-1)?.after].map(list => list?.reduce((n, { clusters }) => n + clusters.length, 0));
  expect(count(shrunk)).toEqual([13, 12]);
  expect(shrunk.rollout.left).toEqual(['europe-05']);
  expect(count(grown)).toEqual([12, 13]);
  expect(grown.rollout.left).toBeUndefined();
});

test('repositories of both states are counted', () => {
  const names = (n: number): string[] => Array.from({ length: n }, (_, i) => `c-${i}`);
  const say = (changed: number, joined: number, left: number, after: number): string =>
    sayRepositories({ changed: names(changed), joined: names(joined), left: names(left), after });
  expect(say(10, 1, 1, 9)).toBe('10 repositories of 10 change: 1 new, 1 no longer written');
  expect(say(1, 0, 0, 9)).toBe('1 repository of 9 changes');
});
