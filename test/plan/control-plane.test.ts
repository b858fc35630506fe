import fc from 'fast-check';
import { parse } from 'yaml';
import type { ControlPlaneProps } from '../../src/model/index';
import { valueAt } from '../../src/values/index';
import { textOf } from '../../src/output/index';
import { synthesize } from '../../src/synth/index';
import { versions } from '../platforms/fleets';
import { clusterOf, planOf, twoGenericClusters } from '../support/fleets';

const amount = fc.constantFrom('128Mi', '1Gi');
const container = fc.record({ requests: fc.record({ memory: amount }) });
const props: fc.Arbitrary<ControlPlaneProps> = fc.record(
  {
    replicas: fc.integer({ min: 2, max: 4 }),
    resources: fc.record(
      { apiserver: container, etcd: container, kvstoreMesh: container },
      { requiredKeys: [] },
    ),
    podDisruptionBudget: fc.oneof(
      fc.record({ minAvailable: fc.constantFrom(1, '50%') }),
      fc.record({ maxUnavailable: fc.constantFrom(1, '50%') }),
    ),
    kvstoreMesh: fc.boolean(),
    etcdStorage: fc.constantFrom('disk' as const, 'memory' as const),
    cacheTtl: fc.constantFrom('0s', '5m'),
    etcdQps: fc.integer({ min: 1, max: 500 }),
    kvstoreMeshQps: fc.integer({ min: 1, max: 500 }),
  },
  { requiredKeys: [] },
);

const planned = (fleet: ControlPlaneProps, own: ControlPlaneProps, version = '1.20.3'): unknown =>
  clusterOf(
    planOf(
      twoGenericClusters(
        { alpha: { controlPlane: own } },
        { cilium: { version }, mesh: { controlPlane: fleet } },
      ),
    ),
    'alpha',
  ).controlPlane;

test('a property of the cluster comes before that of the fleet, and that before the default', () => {
  fc.assert(
    fc.property(props, props, (fleet, own) => {
      const merged = { ...fleet, ...own, resources: { ...fleet.resources, ...own.resources } };
      expect(planned(fleet, own)).toEqual(planned({}, merged));
      expect(planned(fleet, {})).toEqual(planned({}, fleet));
    }),
  );
});

test('a property without a value is none', () => {
  expect(planned({ replicas: 3 }, { replicas: undefined } as never)).toEqual(planned({ replicas: 3 }, {}));
});

/** The values file of alpha, as Helm reads it. */
function valuesOf(controlPlane: ControlPlaneProps, version: string): Record<string, never> {
  const { trees } = synthesize(
    twoGenericClusters({}, { cilium: { version }, flux: { version: '2.8.8' }, mesh: { controlPlane } }),
  );
  const file = trees[0]?.files.find(({ path }) => path === 'cilium/values.yaml');
  return parse(file === undefined ? '' : textOf(file)) as Record<string, never>;
}

test('one half of a disruption budget is always null, in the file too, so that the chart never renders both', () => {
  fc.assert(
    fc.property(props, fc.constantFrom(...versions), (controlPlane, version) => {
      const budget = valueAt(
        valuesOf(controlPlane, version),
        'clustermesh',
        'apiserver',
        'podDisruptionBudget',
      );
      const { enabled, minAvailable, maxUnavailable } = budget as Record<string, unknown>;
      expect(enabled).toBe(true);
      expect([minAvailable, maxUnavailable].filter(half => half === null)).toHaveLength(1);
      expect([minAvailable, maxUnavailable].filter(half => half === undefined)).toEqual([]);
    }),
    { numRuns: 40 },
  );
});

test('the defaults are written where the minor has them', () => {
  const written = (version: string): unknown[] => {
    const values = valuesOf({}, version);
    const at = (...path: string[]): unknown => valueAt(values, 'clustermesh', ...path);
    return [at('cacheTTL'), at('apiserver', 'replicas'), at('apiserver', 'kvstoremesh', 'enabled')];
  };
  expect(versions.map(written)).toEqual([
    [undefined, 2, true],
    ['15m', 2, true],
    ['15m', 2, true],
  ]);
});

test('maxConnectedClusters is one for all clusters', () => {
  const { clusters } = planOf(twoGenericClusters({}, { mesh: { maxConnectedClusters: 511 } }));
  expect(clusters.map(({ values }) => valueAt(values, 'clustermesh', 'maxConnectedClusters'))).toEqual([
    511, 511,
  ]);
});
