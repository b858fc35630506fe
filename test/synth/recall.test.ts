import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import {
  ExportedService,
  type Fleet,
  type FleetProps,
  GlobalService,
  MeshNamespace,
  type TopologyProps,
} from '../../src/model/index';
import { type Plan, resolve } from '../../src/plan/index';
import { digestOf } from '../../src/synth/plan-digest';
import { synthesize } from '../../src/synth/index';
import { type ClusterChanges, fleetOf, fleetProps, now } from '../support/fleets';
import { fingerprintA } from '../support/certificates';

const notAfter = '2027-09-01';
const dated: FleetProps['mesh']['trust'] = {
  certManager: {
    issuer: 'ca',
    provision: { assumes: { version: 'v1.19.1' } },
    root: { sha256: fingerprintA, notAfter },
  },
};

/** What a fleet of twenty clusters says of some of them. */
type Parts = Readonly<Record<'unlinked' | 'drained' | 'own' | 'outside', string[]>>;

/** A fleet of which a rule finds that a service has pods in one cluster only, and whose root ends one day. */
function warned(): Fleet {
  const fleet = fleetOf({ alpha: {}, beta: {} }, { mesh: { trust: dated } });
  const shop = new MeshNamespace(fleet, 'shop', { clusters: { names: ['alpha'] } });
  new GlobalService(shop, 'db', {
    ports: [{ name: 'tcp', port: 1 }],
    selector: { app: 'db' },
    providers: { all: {} },
  });
  return fleet;
}

describe('what is recalled', () => {
  test('stands for what rules would find, and no tree is made until somebody asks for one', () => {
    const all = synthesize(warned(), { now, recall: () => undefined });
    expect(all.report.findings).toEqual([expect.objectContaining({ severity: 'warning', path: 'shop/db' })]);
    const asked: string[] = [];
    const none = synthesize(warned(), { now, recall: digest => (asked.push(digest), []) });
    expect(none.report.findings).toEqual([]);
    const again = synthesize(warned(), { now, recall: () => all.found });
    expect(again.report).toEqual(all.report);
    expect(asked).toEqual([all.digest]);
    expect([again.digest, again.trees]).toEqual([all.digest, all.trees]);
  });

  test('does not stand for what another day finds', () => {
    const { found } = synthesize(warned(), { now, recall: () => undefined });
    const later = synthesize(warned(), { now: new Date(notAfter), recall: () => found });
    expect(later.ok).toBe(false);
    expect(later.report.findings.map(({ rule }) => rule)).toContain('trust/ca-expired');
  });

  test('does not stand for what is found before any rule', () => {
    const fleet = fleetOf({ alpha: {} });
    new MeshNamespace(fleet, 'shop', { clusters: { names: ['nowhere'] } });
    const { ok, report } = synthesize(fleet, { now, recall: () => [] });
    expect(report.findings.map(({ path }) => path)).toContain('shop');
    expect(ok).toBe(false);
  });
});

describe('the digest of a plan', () => {
  const digest = (clusters: ClusterChanges, change = fleetProps()): string | undefined => {
    const { plan } = resolve(fleetOf(clusters, change));
    return plan && digestOf(plan);
  };
  const usual = { alpha: {}, beta: { labels: { area: 'eu' } } };

  test('is the same for the same fleet, before and after it is first recorded', () => {
    expect(digest(usual)).toBe(digest(usual));
    const clusters = new Map([
      ['alpha', 1],
      ['beta', 2],
    ]);
    const record = { maxConnectedClusters: 255 as const, clusters, left: new Map<string, number>() };
    const { plan } = resolve(fleetOf(usual), { registry: { fleets: new Map([['test', record]]) } });
    expect(plan && digestOf(plan)).toBe(digest(usual));
    const left = { ...record, left: new Map([['gamma', 3]]) };
    const { plan: other } = resolve(fleetOf(usual), { registry: { fleets: new Map([['test', left]]) } });
    expect(other && digestOf(other)).not.toBe(digest(usual));
  });

  test('is the same for the same plans alone', () => {
    const names = Array.from({ length: 20 }, (_, i) => `c-${i}`);
    const one = fc.constantFrom(...names).map(name => [name]);
    const parts = fc.record({
      unlinked: fc.shuffledSubarray(names.slice(0, 4), { minLength: 4 }),
      drained: one,
      own: fc.constantFrom([], names.slice(0, 1)),
      outside: one,
    });
    const planFor = ({ unlinked, drained, own, outside }: Parts): Plan | undefined => {
      const [a = '', b = '', c = '', d = ''] = unlinked;
      const between: [string, string][] = [
        [a, b],
        [c, d],
      ];
      const topology: TopologyProps = {
        difference: { of: { fullMesh: {} }, without: { links: { between } } },
      };
      const { mesh } = fleetProps();
      const fleet = fleetOf(Object.fromEntries(names.map(name => [name, {}])), {
        mesh: { ...mesh, topology },
      });
      const shop = new MeshNamespace(fleet, 'shop');
      const shared = { ports: [{ name: 'tcp', port: 1 }], selector: { app: 'db' } };
      new ExportedService(shop, 'web', {
        ...shared,
        providers: { names: names.filter(name => !outside.includes(name)) },
      });
      new GlobalService(shop, 'db', {
        ...shared,
        providers: { all: {} },
        drained: { names: drained },
        inCluster: Object.fromEntries(own.map(name => [name, { annotations: { a: 'b' } }])),
      });
      return resolve(fleet).plan;
    };
    fc.assert(
      fc.property(
        parts,
        parts,
        fc.constantFrom('unlinked', 'drained', 'own', 'outside'),
        (some, other, changed) => {
          const next = { ...some, [changed]: other[changed] };
          const [a, b] = [planFor(some), planFor(next)];
          expect(a && b && digestOf(a) === digestOf(b)).toBe(isDeepStrictEqual(a, b));
        },
      ),
      { numRuns: 100 },
    );
  });

  test('takes nothing that people wrote for what it writes in place of something else', () => {
    const { plan } = resolve(fleetOf(usual));
    const digestWith = (values: unknown): string | undefined =>
      plan && digestOf({ ...plan, ciliumValues: { values } as Plan['ciliumValues'] });
    const long = Array.from({ length: 17 }, (_, i) => `v-${i}`);
    const numbers = Array.from({ length: 40 }, (_, number) => ({ number }));
    const text = JSON.stringify(long);
    for (const [one, other] of [
      [long, { names: text }],
      [{ names: text }, { plain: [['names', text]] }],
      ...numbers.map(number => [
        { a: long, b: long },
        { a: long, b: number },
      ]),
    ])
      expect(digestWith(one)).not.toBe(digestWith(other));
    const key = fc.constantFrom('bigint', 'map', 'set', 'names', 'number', 'plain', 'a', 'apiVersion');
    const leaf = fc.constantFrom<unknown>(0, 1, 'a', text, null, long, long.slice(1));
    const value = fc.object({ key, values: [leaf], maxDepth: 3, maxKeys: 2 });
    fc.assert(
      fc.property(value, value, (one, other) => {
        expect(digestWith(one) === digestWith(other)).toBe(JSON.stringify(one) === JSON.stringify(other));
      }),
    );
  });

  test('is another one for whatever is said differently', () => {
    const { mesh } = fleetProps();
    const others = [
      digest({ ...usual, gamma: {} }),
      digest({ ...usual, beta: {} }),
      digest({ ...usual, alpha: { podCidrs: ['10.77.0.0/16'] } }),
      digest({ ...usual, alpha: { cilium: { version: '1.19.6' } } }),
      digest({ ...usual, alpha: { cilium: { values: { debug: { enabled: true } } } } }),
      digest({ ...usual, alpha: { wave: 2 } }),
      digest(usual, fleetProps({ flux: { version: '2.8.0' } })),
      digest(usual, fleetProps({ mesh: { ...mesh, domain: 'other.example.com' } })),
      digest(usual, fleetProps({ mesh: { ...mesh, topology: { links: { between: [] } } } })),
    ];
    expect(others).not.toContain(undefined);
    expect(new Set([digest(usual), ...others]).size).toBe(1 + others.length);
  });
});
