import fc from 'fast-check';
import type { ClusterProps } from '../../src/model/index';
import { resolve } from '../../src/plan/index';
import type { FleetRecord, Registry } from '../../src/registry/index';
import { brief, clusterOf, fleetOf, findingsOf, planOf, twoGenericClusters } from '../support/fleets';

const auto = { id: 'auto' } as const;
const registryOf = (record: FleetRecord): Registry => ({ fleets: new Map([['test', record]]) });
const recorded = (clusters: Record<string, number>, left: Record<string, number> = {}): FleetRecord => ({
  maxConnectedClusters: 255,
  clusters: new Map(Object.entries(clusters)),
  left: new Map(Object.entries(left)),
});

/** Many clusters, each with addresses of its own. */
const many = (n: number): Record<string, Partial<ClusterProps>> =>
  Object.fromEntries(
    Array.from({ length: n }, (_, i) => {
      const props = {
        ...auto,
        podCidrs: [`fd00:1:${i}::/64`],
        nodeCidrs: [`fd00:2:${i}::/64`],
        serviceCidrs: [`fd00:3:${i}::/108`],
        repository: { url: `https://git.example.com/${i}.git` },
      };
      return [`c${String(i).padStart(3, '0')}`, props];
    }),
  );

test('auto is a number in the plan and in the values', () => {
  const plan = planOf(twoGenericClusters({ alpha: auto, beta: auto }));
  expect(plan.clusters.map(({ name, id }) => [name, id])).toEqual([
    ['alpha', 1],
    ['beta', 2],
  ]);
  expect(clusterOf(plan, 'beta').values).toMatchObject({ cluster: { name: 'beta', id: 2 } });
});

test('what was synthesised before is in the plan, and of its own fleet only', () => {
  const record = recorded({ alpha: 9 }, { gone: 1 });
  const { plan } = resolve(twoGenericClusters({ alpha: auto, beta: auto }), { registry: registryOf(record) });
  expect(plan?.recorded).toEqual(record);
  expect(plan?.clusters.map(({ id }) => id)).toEqual([9, 2]);
  const other = { fleets: new Map([['other', record]]) };
  expect(resolve(twoGenericClusters({ alpha: auto }), { registry: other }).plan).toMatchObject({
    recorded: undefined,
    clusters: [{ id: 1 }, { id: 2 }],
  });
});

test('the order of declaration changes no id', () => {
  const clusters = many(8);
  const expected = planOf(fleetOf(clusters)).clusters.map(({ id }) => id);
  fc.assert(
    fc.property(fc.shuffledSubarray(Object.entries(clusters), { minLength: 8 }), order => {
      expect(planOf(fleetOf(Object.fromEntries(order))).clusters.map(({ id }) => id)).toEqual(expected);
    }),
    { numRuns: 20 },
  );
});

test('a platform that cannot have every id gets one that it can have', () => {
  const taken = Object.fromEntries(Array.from({ length: 127 }, (_, i) => [`old-${i}`, i + 1]));
  const eni = { ...auto, platform: { eksEni: { loadBalancerController: 'in-tree' as const } } };
  const mesh = { maxConnectedClusters: 511 as const, nativeRoutingCidr: { ipv4: '10.0.0.0/8' } };
  const record = { ...recorded({}, taken), maxConnectedClusters: 511 };
  const { plan } = resolve(fleetOf({ alpha: eni }, { mesh }), { registry: registryOf(record) });
  expect(plan?.clusters.map(({ id }) => id)).toEqual([256]);
});

test('when no id is left the cluster is reported and left out, and nothing else is said', () => {
  const left = Object.fromEntries(Array.from({ length: 254 }, (_, i) => [`old-${i}`, i + 1]));
  const findings = findingsOf(fleetOf({ beta: auto, alpha: auto }), recorded({}, left));
  expect(brief(findings)).toEqual(['cluster/no-free-id @ beta']);
  expect(findings[0]).toMatchObject({
    severity: 'error',
    clusters: ['beta'],
    message: "no id that 'beta' could have is free",
    actual: '254 are reserved for clusters that left',
    hint: expect.stringContaining('meshprint release'),
  });
});

test('511 clusters are all the mesh can have', () => {
  const plan = planOf(
    fleetOf(many(511), { mesh: { maxConnectedClusters: 511, topology: { links: { between: [] } } } }),
  );
  expect(plan.clusters.map(({ id }) => id)).toEqual(Array.from({ length: 511 }, (_, i) => i + 1));
});
