import { ApiObject } from 'cdk8s';
import { Cluster, Fleet, GlobalService, Layer, MeshNamespace, MeshPolicy } from '../../src/model/index';
import { textOf } from '../../src/output/index';
import { synthesize } from '../../src/synth/index';
import { clusterProps, fleetProps, twoGenericClusters } from '../support/fleets';
import { filesOf } from '../support/golden';

describe('synthesize', () => {
  test('shows mistakes of every stage at once, each with its line', () => {
    const fleet = twoGenericClusters({ beta: { podCidrs: ['10.1.128.0/17'] } });
    const shop = new MeshNamespace(fleet, 'shop');
    new MeshNamespace(fleet, 'shop');
    new GlobalService(shop, 'web', { ports: [], selector: { app: 'web' }, providers: { names: ['gamma'] } });
    new Layer(fleet, 'broken', {
      build() {
        throw new Error('no such thing');
      },
    });
    new Layer(fleet, 'typo', {
      namespace: 'shop',
      build(chart) {
        const metadata = { name: 'a' };
        new ApiObject(chart, 'a', { apiVersion: 'v1', kind: 'ConfigMap', metadata, ...{ dada: {} } });
        new ApiObject(chart, 'b', {
          apiVersion: 'v1',
          kind: 'Secret',
          metadata,
          ...{ stringData: { p: 'x' } },
        });
      },
    });
    const { ok, report } = synthesize(fleet);
    expect(ok).toBe(false);
    expect(new Set(report.findings.map(finding => finding.rule))).toEqual(
      new Set([
        'cluster/pod-cidrs-overlap',
        'model/duplicate-name',
        'model/unknown-cluster',
        'service/ports',
        'layer/build-failed',
        'object/invalid',
        'object/key-material',
      ]),
    );
    for (const { source } of report.findings) expect(source?.line).toBeGreaterThan(0);
  });

  test('the same mistake in many clusters is one finding with these clusters', () => {
    const fleet = twoGenericClusters();
    new Layer(fleet, 'broken', {
      build() {
        throw new Error('no such thing');
      },
    });
    const { findings } = synthesize(fleet).report;
    expect(findings).toEqual([expect.objectContaining({ path: 'broken', clusters: ['alpha', 'beta'] })]);
  });

  test('a finding deep inside a layer has the line of the layer', () => {
    const fleet = twoGenericClusters();
    const layer = new Layer(fleet, 'apps', {
      build(chart) {
        new ApiObject(chart, 'a', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'A' } });
      },
    });
    const { findings } = synthesize(fleet).report;
    expect(findings.map(finding => finding.path)).toEqual(['apps/a', 'apps/a']);
    expect(layer.node.path).toBe('test/apps');
    expect(findings[0]?.source?.file).toBe(__filename);
  });

  test('a silenced warning is reported apart; an error is not silenced', () => {
    const fleet = twoGenericClusters({ beta: { serviceCidrs: ['172.20.1.0/24'], id: 1 } });
    fleet.silence('cluster/service-cidrs-overlap', 'never routed').silence('cluster/duplicate-id', 'please');
    const { ok, report } = synthesize(fleet);
    expect(ok).toBe(false);
    expect(report.findings.map(finding => finding.rule).sort()).toEqual([
      'cluster/duplicate-id',
      'model/not-silenceable',
    ]);
    expect(report.silenced).toEqual([
      { finding: expect.objectContaining({ rule: 'cluster/service-cidrs-overlap' }), reason: 'never routed' },
    ]);
  });

  test('a fleet with unusable properties has no trees', () => {
    const fleet = new Fleet('test', { ...fleetProps(), flux: '2.9' as never });
    expect(synthesize(fleet)).toMatchObject({ ok: false, plan: undefined, trees: [] });
  });
});

describe('the same fleet', () => {
  const parts: ((fleet: Fleet) => unknown)[] = [
    fleet => new Cluster(fleet, 'alpha', clusterProps(1)),
    fleet => new Cluster(fleet, 'beta', clusterProps(2)),
    fleet => new Cluster(fleet, 'gamma', clusterProps(3)),
    fleet => {
      const shop = new MeshNamespace(fleet, 'shop');
      new MeshPolicy(shop, 'p', { allow: { from: { pods: { app: 'a' } }, to: { service: 'shop/web' } } });
      new GlobalService(shop, 'web', {
        ports: [{ name: 'http', port: 80 }],
        selector: { app: 'web' },
        providers: { all: {} },
      });
    },
    fleet => new MeshNamespace(fleet, 'data'),
    fleet =>
      new Layer(fleet, 'apps', {
        build(chart, cluster) {
          const metadata = { name: cluster.name, namespace: 'data' };
          new ApiObject(chart, 'a', { apiVersion: 'v1', kind: 'ConfigMap', metadata });
        },
      }),
    fleet => new Layer(fleet, 'zeta', { build: () => undefined }),
  ];
  const build = (order: readonly ((fleet: Fleet) => unknown)[]): Record<string, string> => {
    const fleet = new Fleet('test', fleetProps());
    for (const part of order) part(fleet);
    const { trees, report } = synthesize(fleet);
    expect(report.findings).toEqual([]);
    return filesOf(trees);
  };

  test('gives the same bytes in any order of declaration', () => {
    const expected = build(parts);
    expect(Object.keys(expected)).toContain('gamma/apps/objects.yaml');
    for (let i = 1; i < parts.length; i += 1)
      expect(build([...parts.slice(i), ...parts.slice(0, i)])).toEqual(expected);
    expect(build([...parts].reverse())).toEqual(expected);
  });

  test('an empty layer is no folder, since Flux takes an empty folder for "delete everything"', () => {
    expect(Object.keys(build(parts)).filter(file => file.includes('zeta'))).toEqual([]);
  });
});

describe('what cannot be broken by construction', () => {
  const fleet = twoGenericClusters({ gamma: {}, delta: {} });
  const { trees } = synthesize(fleet);
  const layers = trees.map(tree => tree.files.find(file => file.path === 'flux/layers.yaml'));

  test('links are symmetric', () => {
    for (const tree of trees) {
      const peers = tree.files.find(file => file.path === 'cilium/peers.yaml');
      const text = peers === undefined ? '' : textOf(peers);
      for (const other of trees)
        expect(text.includes(`${other.cluster}.mesh.example.com`)).toBe(other !== tree);
    }
  });

  test('no layer waits for one that the cluster does not have, and none for itself, directly or not', () => {
    expect(layers).toHaveLength(4);
    for (const file of layers) {
      const kustomizations =
        file !== undefined && 'objects' in file ? file.objects.map(({ object }) => object) : [];
      const after = new Map(
        kustomizations.map(({ metadata, spec }) => [
          metadata.name,
          ((spec as { dependsOn?: { name: string }[] }).dependsOn ?? []).map(({ name }) => name),
        ]),
      );
      const done = new Set<string>();
      for (const [name, dependencies] of after) {
        expect([...done]).toEqual(expect.arrayContaining(dependencies));
        done.add(name);
      }
    }
  });
});
