import fc from 'fast-check';
import type { Fleet, RootProps } from '../../src/model/index';
import { resolve } from '../../src/plan/index';
import { synthesize } from '../../src/synth/index';
import { textOf } from '../../src/output/index';
import { certificate, fingerprintA } from '../support/certificates';
import { clusterOf, clusterProps, fleetOf, fleetProps, linked, planOf } from '../support/fleets';
import { Cluster, Fleet as FleetClass } from '../../src/model/index';

const cas: Readonly<Record<string, string>> = { hub: 'root-a', east: 'root-b', west: 'root-c' };

/** A hub and two spokes that do not see each other, declared in some order. */
function separate(order: readonly string[], change: Readonly<Record<string, string>> = {}): Fleet {
  const fleet = new FleetClass(
    'test',
    fleetProps({
      mesh: { trust: { separateCas: {} }, topology: linked(['hub', 'east'], ['hub', 'west']) },
    }),
  );
  for (const name of order)
    new Cluster(fleet, name, {
      ...clusterProps(1 + Object.keys(cas).indexOf(name)),
      caCertificate: { pem: change[name] ?? certificate(cas[name]!) },
    });
  return fleet;
}

const bundleOf = (fleet: Fleet, name: string): unknown =>
  (clusterOf(planOf(fleet), name).values.tls as { caBundle: { content: unknown } }).caBundle.content;

test('a cluster trusts its own CA and those of its peers, by the order of their names', () => {
  const fleet = separate(['hub', 'east', 'west']);
  const pem = (...names: string[]): string => names.map(name => certificate(cas[name]!)).join('');
  expect(bundleOf(fleet, 'hub')).toBe(pem('east', 'hub', 'west'));
  expect(bundleOf(fleet, 'east')).toBe(pem('east', 'hub'));
  expect(bundleOf(fleet, 'west')).toBe(pem('hub', 'west'));
});

test('a CA that several have stands there once, whatever stood around it', () => {
  const fleet = separate(['hub', 'east', 'west'], {
    east: `The CA of all\r\n${certificate('root-a').replace(/\n/g, '\r\n')}`,
  });
  expect(bundleOf(fleet, 'east')).toBe(certificate('root-a'));
});

test('neither the order of the blueprint nor the day changes a byte', () => {
  const bytes = (fleet: Fleet, now: Date): unknown =>
    synthesize(fleet, { now }).trees.map(tree => tree.files.map(file => [file.path, textOf(file)]));
  const first = bytes(separate(Object.keys(cas)), new Date('2026-01-01'));
  fc.assert(
    fc.property(
      fc.shuffledSubarray(Object.keys(cas), { minLength: 3 }),
      fc.date({ noInvalidDate: true }),
      (order, day) => {
        expect(bytes(separate(order), day)).toEqual(first);
      },
    ),
    { numRuns: 10 },
  );
});

test('the moment is what decides about the end of a CA', () => {
  const rulesOn = (day: string): string[] =>
    synthesize(separate(['hub', 'east', 'west'], { hub: certificate('ends-2027') }), {
      now: new Date(day),
    }).report.findings.map(({ rule }) => rule);
  expect(rulesOn('2026-01-01T00:00:00Z')).toEqual([]);
  expect(rulesOn('2026-01-01T00:00:01Z')).toEqual(['trust/ca-expires-soon']);
  expect(rulesOn('2026-12-31T23:59:59Z')).toEqual(['trust/ca-expires-soon']);
  expect(rulesOn('2027-01-01T00:00:00Z')).toEqual(['trust/ca-expired']);
});

test('a root is what openssl prints, however it is written', () => {
  const rootOf = (change: Partial<RootProps>): unknown => {
    const root = { sha256: fingerprintA, notAfter: '2120-01-01', ...change };
    const { plan } = resolve(fleetOf({ alpha: {} }, { mesh: { trust: { sharedCa: { root } } } }));
    const trust = plan?.trusts[0]?.trust;
    return trust?.kind === 'shared-ca' ? trust.root : undefined;
  };
  const colons = (fingerprintA.toUpperCase().match(/../g) ?? []).join(':');
  for (const sha256 of [fingerprintA, fingerprintA.toUpperCase(), colons, colons.toLowerCase()])
    expect(rootOf({ sha256 })).toMatchObject({ fingerprint: colons, endsAt: Date.UTC(2120, 0, 1) });
  expect(rootOf({ notAfter: '2024-02-29' })).toMatchObject({ endsAt: Date.UTC(2024, 1, 29) });
  expect(rootOf({ notAfter: '2023-02-29' })).toMatchObject({ endsAt: undefined });
});
