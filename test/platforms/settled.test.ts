import fc from 'fast-check';
import type { CiliumValues } from '../../src/model/index';
import type { ClusterPlan } from '../../src/plan/index';
import { minorsWithPaths } from '../../src/releases/index';
import { insteadOf } from '../../src/rules/plan/values/instead';
import { valueAt } from '../../src/values/index';
import { fleetOf, linked, planOf } from '../support/fleets';
import { variants } from './examples';
import { fleetOn, versions } from './fleets';

/** What peers of one mesh must agree on, or what the chart or an upgrade would decide for them. */
const everywhere = [
  'cluster.name',
  'cluster.id',
  'routingMode',
  'ipam.mode',
  'ipv4.enabled',
  'ipv6.enabled',
  'kubeProxyReplacement',
  'clustermesh.useAPIServer',
  'clustermesh.config.enabled',
  'clustermesh.config.domain',
  'clustermesh.maxConnectedClusters',
  // Defaults that changed between minors, or will (CM043).
  'clustermesh.policyDefaultLocalCluster',
  'clustermesh.apiserver.tls.authMode',
  'authentication.enabled',
];

const platforms = Object.fromEntries(variants.map((platform, i) => [`c${i}`, platform]));
const plans = versions.flatMap(version =>
  (
    [
      ['IPv4', ['10.1.0.0/16']],
      ['IPv6', ['fd00:1::/104']],
      ['both', ['10.1.0.0/16', 'fd00:1::/104']],
    ] as const
  ).map(
    ([families, podCidrs]) =>
      [version, families, planOf(fleetOn(platforms, { podCidrs }, version)).clusters] as const,
  ),
);

const isSettled = ({ owners }: ClusterPlan, path: string): boolean =>
  [...owners.keys()].some(owned => owned === path || path.startsWith(`${owned}.`));

test('every minor is looked at', () => {
  expect(versions.map(version => version.replace(/\.\d+$/, ''))).toEqual(minorsWithPaths);
});

describe.each(plans)(
  'with Cilium %s and %s pods, on every platform, Meshprint settles',
  (_, __, clusters) => {
    test('what a mesh rests on', () => {
      for (const cluster of clusters)
        for (const path of everywhere) expect([path, isSettled(cluster, path)]).toEqual([path, true]);
    });

    test('the encapsulation of tunnels', () => {
      for (const cluster of clusters)
        if (cluster.datapath.routing === 'tunnel') expect(isSettled(cluster, 'tunnelProtocol')).toBe(true);
    });

    test('the pools of pods where Cilium hands out addresses, so that they are the pod CIDRs (CM013)', () => {
      for (const { values, platform, podCidrs } of clusters) {
        if (platform.ipam !== 'cluster-pool') continue;
        const pools = ['4', '6'].flatMap(family =>
          valueAt(values, `ipv${family}`, 'enabled') === true
            ? (valueAt(values, 'ipam', 'operator', `clusterPoolIPv${family}PodCIDRList`) as string[])
            : [],
        );
        expect(pools).toEqual(podCidrs.map(({ text }) => text));
      }
    });

    test('kubeProxyReplacement as one of two words (CM042)', () => {
      for (const { values } of clusters) expect(['true', 'false']).toContain(values.kubeProxyReplacement);
    });

    test('nothing that a refusal could not say what to do about', () => {
      for (const { owners } of clusters)
        for (const path of owners.keys()) expect(insteadOf(path)).toMatch(/^[A-Z].*\.$/);
    });
  },
);

test('no value of people’s own changes what is settled, on any platform', () => {
  const scalar = fc.oneof(
    fc.constantFrom<string | number | boolean | null>(null, 'native', 'tunnel', 'geneve', 'true', '', 0, 255),
    fc.boolean(),
  );
  const values = fc
    .uniqueArray(
      fc.tuple(
        fc.constantFrom(...everywhere, 'tunnelProtocol', 'ipam.operator', 'ipam', 'clustermesh'),
        scalar,
      ),
      {
        selector: ([path]) => path,
        maxLength: 5,
      },
    )
    .map(entries =>
      entries.reduce<CiliumValues>((tree, [path, value]) => put(tree, path.split('.'), value), {}),
    );
  fc.assert(
    fc.property(fc.constantFrom(...variants), values, values, (platform, fleet, cluster) => {
      const change = { mesh: { topology: linked(), nativeRoutingCidr: { ipv4: '10.0.0.0/8' } } };
      const [before] = planOf(fleetOf({ alpha: { platform } }, change)).clusters;
      const [after] = planOf(
        fleetOf(
          { alpha: { platform, cilium: { values: cluster } } },
          { ...change, cilium: { version: '1.20.3', values: fleet } },
        ),
      ).clusters;
      for (const [path, owner] of before?.owners ?? []) expect(after?.owners.get(path)).toBe(owner);
      expect(after?.datapath).toEqual(before?.datapath);
      expect(after?.values).toMatchObject(JSON.parse(JSON.stringify(before?.values)) as object);
    }),
    { numRuns: 60 },
  );
});

/** A tree with a value at a path; what stands above it gives way. */
function put(
  tree: CiliumValues,
  [key = '', ...below]: readonly string[],
  value: CiliumValues[string],
): CiliumValues {
  if (below.length === 0) return { ...tree, [key]: value };
  const present = tree[key];
  const map = typeof present === 'object' && present !== null && !Array.isArray(present) ? present : {};
  return { ...tree, [key]: put(map as CiliumValues, below, value) };
}
