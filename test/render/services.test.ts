import { type KubeObject, objectsOf, type Tree, validateObject } from '../../src/kinds/index';
import {
  ExportedService,
  type ExportedServiceProps,
  GlobalService,
  type GlobalServiceProps,
  MeshNamespace,
} from '../../src/model/index';
import { render } from '../../src/render/index';
import { type ClusterChanges, fleetOf, planOf } from '../support/fleets';

const basics = { ports: [{ name: 'http', port: 80 }], selector: { app: 'cart' }, providers: { all: {} } };

type Trees = Readonly<Record<string, Tree>>;

function treesOf(add: (shop: MeshNamespace) => unknown, clusters: ClusterChanges = {}): Trees {
  const fleet = fleetOf({ alpha: {}, beta: {}, ...clusters });
  add(new MeshNamespace(fleet, 'shop'));
  return Object.fromEntries(render(planOf(fleet)).map(tree => [tree.cluster, tree]));
}
const global = (props: Partial<GlobalServiceProps>, clusters?: ClusterChanges): Trees =>
  treesOf(shop => new GlobalService(shop, 'cart', { ...basics, ...props }), clusters);
const exported = (props: Partial<ExportedServiceProps>, clusters?: ClusterChanges): Trees =>
  treesOf(shop => new ExportedService(shop, 'cart', { ...basics, ...props }), clusters);

/** Objects of one kind in a layer of a cluster. */
function found(trees: Trees, cluster: string, kind: string, layer = 'services'): KubeObject[] {
  const tree = trees[cluster];
  if (tree === undefined) throw new Error(`no tree of ${cluster}`);
  return [...objectsOf(tree)]
    .filter(({ file, object }) => file.startsWith(`${layer}/`) && object.kind === kind)
    .map(({ object }) => object);
}
const annotations = (trees: Trees, cluster: string, layer?: string): unknown =>
  found(trees, cluster, 'Service', layer).map(({ metadata }) => metadata.annotations ?? {});
const specs = (trees: Trees, cluster: string): unknown[] =>
  found(trees, cluster, 'Service').map(({ spec }) => spec);
const exportsIn = (trees: Trees): string[] =>
  Object.keys(trees).filter(cluster => found(trees, cluster, 'ServiceExport').length > 0);

describe('a global service', () => {
  test('says that it is shared, and nothing that Cilium takes for granted', () => {
    expect(annotations(global({}), 'alpha')).toEqual([
      { 'service.cilium.io/global': 'true', 'service.cilium.io/shared': 'true' },
    ]);
  });

  test('has the affinity of each cluster', () => {
    const trees = global({ affinity: 'local', affinityIn: { beta: 'none', gamma: 'remote' } }, { gamma: {} });
    expect(['alpha', 'beta', 'gamma'].map(name => annotations(trees, name))).toEqual([
      [expect.objectContaining({ 'service.cilium.io/affinity': 'local' })],
      [expect.not.objectContaining({ 'service.cilium.io/affinity': expect.anything() as unknown })],
      [expect.objectContaining({ 'service.cilium.io/affinity': 'remote' })],
    ]);
  });

  test('shares nothing from a consumer, a drained provider and a drained cluster', () => {
    const props = { providers: { names: ['alpha', 'beta', 'gamma'] }, drained: { names: ['alpha'] } };
    const trees = global(props, { beta: { drained: true }, gamma: {}, delta: {} });
    for (const [name, shared] of Object.entries({ alpha: false, beta: false, gamma: true, delta: false }))
      expect(annotations(trees, name)).toEqual([
        { 'service.cilium.io/global': 'true', 'service.cilium.io/shared': String(shared) },
      ]);
  });

  test('has its own target ports and annotations in a cluster', () => {
    const trees = global({
      ports: [
        { name: 'http', port: 80, targetPort: 8080 },
        { name: 'admin', port: 90 },
      ],
      inCluster: {
        beta: { targetPorts: { http: 'web', admin: 9000 }, annotations: { 'example.com/a': 'b' } },
      },
    });
    const targets = (name: string): unknown[] =>
      (specs(trees, name) as { ports: { targetPort: unknown }[] }[]).flatMap(({ ports }) =>
        ports.map(port => port.targetPort),
      );
    expect(targets('alpha')).toEqual([8080, 90]);
    expect(targets('beta')).toEqual(['web', 9000]);
    expect(annotations(trees, 'alpha')).toEqual([expect.not.objectContaining({ 'example.com/a': 'b' })]);
    expect(annotations(trees, 'beta')).toEqual([expect.objectContaining({ 'example.com/a': 'b' })]);
  });

  test('without an address is told to DNS with the pods of other clusters', () => {
    const trees = global({ headless: true });
    expect(specs(trees, 'alpha')).toEqual([expect.objectContaining({ clusterIP: 'None' })]);
    expect(specs(trees, 'alpha')).toEqual([
      expect.not.objectContaining({ type: expect.anything() as unknown }),
    ]);
    expect(annotations(trees, 'alpha')).toEqual([
      expect.objectContaining({ 'service.cilium.io/global-sync-endpoint-slices': 'true' }),
    ]);
  });

  test('has its front, its session affinity and its traffic distribution', () => {
    const trees = global({
      type: 'LoadBalancer',
      sessionAffinity: {},
      trafficDistribution: 'PreferSameZone',
    });
    expect(specs(trees, 'beta')).toEqual([
      expect.objectContaining({
        type: 'LoadBalancer',
        sessionAffinity: 'ClientIP',
        sessionAffinityConfig: { clientIP: { timeoutSeconds: 10800 } },
        trafficDistribution: 'PreferSameZone',
      }),
    ]);
  });
});

describe('an exported service', () => {
  test('keeps its Service and loses its export in what is drained', () => {
    const trees = exported({ drained: { names: ['alpha'] } }, { beta: { drained: true }, gamma: {} });
    expect(exportsIn(trees)).toEqual(['gamma']);
    for (const name of ['alpha', 'beta', 'gamma']) expect(specs(trees, name)).toHaveLength(1);
  });

  test('is exported in the same words by all, whatever differs between them', () => {
    const trees = exported(
      {
        exportedAnnotations: { 'service.cilium.io/affinity': 'local' },
        inCluster: { beta: { targetPorts: { http: 8080 } } },
      },
      { gamma: { drained: true } },
    );
    const [first, second] = ['alpha', 'beta'].map(name => found(trees, name, 'ServiceExport'));
    expect(first).toHaveLength(1);
    expect(second).toEqual(first);
  });
});

test('a service of both models has the annotations of the one and the export of the other', () => {
  const trees = global({ providers: { names: ['alpha'] }, alsoExported: { exportedLabels: { a: 'b' } } });
  expect(exportsIn(trees)).toEqual(['alpha']);
  expect(found(trees, 'alpha', 'ServiceExport')[0]).toMatchObject({ spec: { exportedLabels: { a: 'b' } } });
  expect(annotations(trees, 'beta')).toEqual([
    { 'service.cilium.io/global': 'true', 'service.cilium.io/shared': 'false' },
  ]);
});

describe('a Service that other manifests bring', () => {
  const layer = 'shared.shop.cart';
  const kustomizations = (trees: Trees): KubeObject[] => found(trees, 'alpha', 'Kustomization', 'flux');

  test('gets its annotations and nothing else, merged', () => {
    const trees = global({ existing: {}, affinity: 'local' });
    expect(found(trees, 'alpha', 'Service')).toEqual([]);
    const [service, ...others] = found(trees, 'alpha', 'Service', layer);
    expect(others).toEqual([]);
    expect(service).toEqual({
      apiVersion: 'v1',
      kind: 'Service',
      metadata: {
        name: 'cart',
        namespace: 'shop',
        annotations: {
          'kustomize.toolkit.fluxcd.io/ssa': 'Merge',
          'service.cilium.io/global': 'true',
          'service.cilium.io/shared': 'true',
          'service.cilium.io/affinity': 'local',
        },
      },
    });
    expect(service && validateObject(service)).toEqual([]);
  });

  test('is a layer of its own, that deletes nothing and that nobody waits for', () => {
    const layers = kustomizations(global({ existing: {} }));
    const own = layers.find(({ metadata }) => metadata.name === layer);
    expect(own?.spec).toMatchObject({ prune: false, deletionPolicy: 'Orphan', path: `./${layer}` });
    expect(own?.spec).not.toHaveProperty('wait');
    expect(own?.spec).not.toHaveProperty('healthChecks');
    expect(
      JSON.stringify(layers.map(({ spec }) => (spec as { dependsOn?: unknown }).dependsOn)),
    ).not.toContain(layer);
  });

  test('has a layer with a name that fits into a label, and that no other Service has', () => {
    const long = 'a'.repeat(60);
    const trees = treesOf(shop => {
      for (const end of ['b', 'c']) new GlobalService(shop, `${long}-${end}`, { ...basics, existing: {} });
    });
    const names = kustomizations(trees)
      .map(({ metadata }) => metadata.name)
      .filter(name => name.startsWith('shared.'));
    expect(new Set(names).size).toBe(2);
    for (const name of names) expect(name).toMatch(/^shared\.shop\.a+-[0-9a-f]{12}$/);
    for (const name of names) expect(name.length).toBeLessThanOrEqual(63);
  });

  test('is exported by its name alone', () => {
    const trees = exported({ existing: {} });
    expect(exportsIn(trees)).toEqual(['alpha', 'beta']);
    expect(found(trees, 'alpha', 'Service')).toEqual([]);
    expect(kustomizations(trees).filter(({ metadata }) => metadata.name === layer)).toEqual([]);
  });
});

describe('a namespace', () => {
  test('says whether it is global, where Cilium asks', () => {
    const fleet = fleetOf({ alpha: {}, beta: { cilium: { version: '1.19.6' } } });
    new MeshNamespace(fleet, 'shop');
    new MeshNamespace(fleet, 'scratch', { scope: 'local', clusters: { names: ['alpha'] } });
    const trees = Object.fromEntries(render(planOf(fleet)).map(tree => [tree.cluster, tree]));
    const said = (cluster: string): unknown[] =>
      found(trees, cluster, 'Namespace', 'namespaces').map(({ metadata }) => [
        metadata.name,
        (metadata.annotations as Record<string, string>)['clustermesh.cilium.io/global'],
      ]);
    expect(said('alpha')).toEqual([
      ['scratch', 'false'],
      ['shop', 'true'],
    ]);
    expect(said('beta')).toEqual([['shop', undefined]]);
  });
});

describe('the README', () => {
  const readme = (trees: Trees, cluster: string): string => {
    const file = trees[cluster]?.files.find(({ path }) => path === 'README.md');
    return file !== undefined && 'text' in file ? file.text : '';
  };

  test('names the backends that callers get, which a drained cluster serves at home only', () => {
    const trees = global({}, { beta: { drained: true } });
    expect(readme(trees, 'alpha')).toContain('| `cart.shop.svc` | alpha |');
    expect(readme(trees, 'beta')).toContain('| `cart.shop.svc` | alpha, beta |');
  });

  test('names an import while somebody exports', () => {
    const trees = exported({ providers: { names: ['alpha'] } }, { alpha: { drained: true } });
    expect(readme(trees, 'beta')).not.toContain('derived-');
    expect(readme(exported({ drained: { names: ['beta'] } }), 'beta')).toMatch(
      /\| `derived-[a-z0-9]{10}\.shop\.svc` \| alpha \|/,
    );
  });

  test('says where a global service has nobody behind it', () => {
    const trees = global({ providers: { names: ['alpha'] } }, { alpha: { drained: true } });
    expect(readme(trees, 'beta')).toContain('| `cart.shop.svc` | no cluster, for now |');
  });
});
