import fc from 'fast-check';
import type { Claim, FleetRecord, Registry } from '../../src/registry/index';

/** Names of clusters and fleets, those among them that YAML takes for something else. */
export const name = fc.oneof(
  fc.stringMatching(/^[a-z0-9]([-a-z0-9]{0,8}[a-z0-9])?$/),
  fc.constantFrom(
    'no',
    'on',
    'y',
    'n',
    'true',
    'null',
    '1',
    '010',
    '1e3',
    '0x1f',
    '0o7',
    'e1',
    'e-0',
    '1-2',
    '2001-01-01',
  ),
  fc.constantFrom('version', 'fleets', 'clusters', 'left', 'constructor'),
);

const mostOf = fc.constantFrom(255, 511);

/** What may be recorded of a fleet: every name and every id once. */
export const record: fc.Arbitrary<FleetRecord> = mostOf.chain(most =>
  fc
    .uniqueArray(fc.tuple(name, fc.integer({ min: 1, max: most }), fc.boolean()), {
      maxLength: 12,
      selector: ([n]) => n,
    })
    .map(entries => {
      const ids = new Map(entries.map(entry => [entry[1], entry]));
      const those = (left: boolean): Map<string, number> =>
        new Map([...ids.values()].filter(entry => entry[2] === left).map(([n, id]) => [n, id]));
      return { maxConnectedClusters: most, clusters: those(false), left: those(true) };
    }),
);

export const registry: fc.Arbitrary<Registry> = fc
  .uniqueArray(fc.tuple(name, record), { maxLength: 4, selector: ([n]) => n })
  .map(fleets => ({
    fleets: new Map(fleets.filter(([, { clusters, left }]) => clusters.size + left.size > 0)),
  }));

/** Clusters that need an id: most of them any, some a written one, some with a bit that is not to be used. */
export const claims: fc.Arbitrary<Claim[]> = fc.uniqueArray(
  fc.record({
    name,
    id: fc.oneof({ weight: 4, arbitrary: fc.constant<'auto'>('auto') }, fc.integer({ min: 1, max: 255 })),
    reservedIdBit: fc.constantFrom(0, 0, 0x80),
  }),
  { maxLength: 12, selector: claim => claim.name },
);
