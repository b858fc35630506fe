import fc from 'fast-check';
import { recordedId, recordFleet, type Registry, releaseCluster } from '../../src/registry/index';
import { name, registry } from './arbitrary';

const ids = fc
  .uniqueArray(name, { minLength: 1, maxLength: 6 })
  .map(names => new Map(names.map((n, i) => [n, i + 1])));
const known = (of: Registry, fleet: string): string[] => {
  const record = of.fleets.get(fleet);
  return [...(record?.clusters.keys() ?? []), ...(record?.left.keys() ?? [])].sort();
};

test('a synth records what the fleet has, and forgets nothing', () => {
  fc.assert(
    fc.property(registry, name, ids, (before, fleet, clusters) => {
      const after = recordFleet(before, fleet, { maxConnectedClusters: 255, clusters });
      expect(after.fleets.get(fleet)?.clusters).toEqual(clusters);
      expect(known(after, fleet)).toEqual([...new Set([...known(before, fleet), ...clusters.keys()])].sort());
      for (const cluster of known(before, fleet).filter(c => !clusters.has(c)))
        expect(recordedId(after.fleets.get(fleet), cluster)).toBe(
          recordedId(before.fleets.get(fleet), cluster),
        );
    }),
  );
});

test('a synth of one fleet leaves the others alone, and a second one changes nothing', () => {
  fc.assert(
    fc.property(registry, name, ids, (before, fleet, clusters) => {
      const after = recordFleet(before, fleet, { maxConnectedClusters: 511, clusters });
      for (const [other, record] of before.fleets)
        if (other !== fleet) expect(after.fleets.get(other)).toEqual(record);
      expect(recordFleet(after, fleet, { maxConnectedClusters: 511, clusters })).toEqual(after);
    }),
  );
});

test('a release forgets one cluster, and a fleet with its last one', () => {
  const shop = {
    maxConnectedClusters: 255,
    clusters: new Map<string, number>(),
    left: new Map([
      ['a', 1],
      ['b', 2],
    ]),
  };
  const one = releaseCluster({ fleets: new Map([['shop', shop]]) }, 'shop', 'a');
  expect(one).toEqual({ fleets: new Map([['shop', { ...shop, left: new Map([['b', 2]]) }]]) });
  expect(releaseCluster(one, 'shop', 'b')).toEqual({ fleets: new Map() });
  expect(releaseCluster(one, 'bank', 'b')).toEqual(one);
});
