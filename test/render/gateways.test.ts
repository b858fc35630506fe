import { ApiObject } from 'cdk8s';
import { type KubeObject, objectsOf, type Tree, validateObject } from '../../src/kinds/index';
import {
  type ClusterProps,
  ExportedService,
  type Fleet,
  Gateway,
  type GatewayProps,
  GlobalService,
  HttpRoute,
  Ingress,
  Layer,
  MeshNamespace,
  TlsRoute,
} from '../../src/model/index';
import { observe } from '../../src/mesh/index';
import { render } from '../../src/render/index';
import { resolve } from '../../src/simulate/index';
import { synthesize } from '../../src/synth/index';
import { fleetOf, planOf } from '../support/fleets';

const names = (...list: string[]): { readonly names: string[] } => ({ names: list });
const listeners: GatewayProps['listeners'] = [
  { name: 'http', port: 80, protocol: 'HTTP', routesFrom: { all: {} } },
];
const basics = { ports: [{ name: 'http', port: 80 }], selector: { app: 'catalog' } };
const three = { alpha: {}, beta: {}, gamma: {} };

const treesOf = (fleet: Fleet): Map<string, Tree> =>
  new Map(render(planOf(fleet)).map(tree => [tree.cluster, tree]));

/** Objects of one kind in a cluster. */
function found(trees: ReadonlyMap<string, Tree>, cluster: string, kind: string): KubeObject[] {
  const tree = trees.get(cluster);
  if (tree === undefined) throw new Error(`no tree of ${cluster}`);
  return [...objectsOf(tree)].map(({ object }) => object).filter(object => object.kind === kind);
}

describe('grants', () => {
  const count = 33;
  const fleet = fleetOf(three);
  const [edge, shop] = [new MeshNamespace(fleet, 'edge'), new MeshNamespace(fleet, 'shop')];
  const gateway = new Gateway(edge, 'web', { listeners });
  const backends = Array.from({ length: count }, (_, i) => ({
    plain: { name: `s-${i}`, namespace: 'shop' },
    port: 80,
  }));
  // A second reference to the same needs no second grant, nor does one within the namespace.
  const again = [
    { plain: { name: 's-0', namespace: 'shop' }, port: 81 },
    { plain: { name: 'own' }, port: 80 },
  ];
  new HttpRoute(edge, 'way', {
    gateways: [{ gateway }],
    rules: [...backends, ...again].map(backend => ({ backends: [backend] })),
  });
  new HttpRoute(shop, 'inner', { gateways: [{ gateway }], rules: [{ backends: [{ ...again[1]! }] }] });
  const trees = treesOf(fleet);

  test('list every name once, sixteen in each', () => {
    const grants = found(trees, 'alpha', 'ReferenceGrant');
    expect(grants.map(({ metadata }) => [metadata.namespace, metadata.name])).toEqual([
      ['shop', 'httproutes-of-edge'],
      ['shop', 'httproutes-of-edge-2'],
      ['shop', 'httproutes-of-edge-3'],
    ]);
    const lists = grants.map(({ spec }) => (spec as { to: { name: string }[] }).to);
    expect(lists.map(list => list.length)).toEqual([16, 16, 1]);
    expect(new Set(lists.flat().map(({ name }) => name)).size).toBe(count);
  });

  test('and routes and gateways are one object for all clusters where they are the same', () => {
    for (const kind of ['Gateway', 'HTTPRoute', 'ReferenceGrant']) {
      const [alpha, ...others] = ['alpha', 'beta', 'gamma'].map(name => found(trees, name, kind));
      expect(alpha?.length).toBeGreaterThan(0);
      for (const other of others)
        other.forEach((object, i) => {
          expect(object).toBe(alpha?.[i]);
        });
    }
  });
});

test('a route is attached to those of its gateways that its cluster has', () => {
  const fleet = fleetOf(three);
  const shop = new MeshNamespace(fleet, 'shop');
  for (const [name, clusters] of [
    ['one', names('alpha', 'beta')],
    ['two', names('beta', 'gamma')],
  ] as const)
    new Gateway(shop, name, { listeners, clusters });
  new HttpRoute(shop, 'way', {
    gateways: [{ gateway: 'shop/one', listener: 'http' }, { gateway: 'shop/two' }],
    rules: [{ backends: [{ plain: { name: 'x' }, port: 80 }] }],
  });
  const trees = treesOf(fleet);
  const parents = (cluster: string): unknown =>
    found(trees, cluster, 'HTTPRoute').map(({ spec }) => (spec as { parentRefs: unknown }).parentRefs);
  expect(['alpha', 'beta', 'gamma'].map(parents)).toEqual([
    [[{ name: 'one', sectionName: 'http' }]],
    [[{ name: 'one', sectionName: 'http' }, { name: 'two' }]],
    [[{ name: 'two' }]],
  ]);
});

test('TLSRoutes have the version that the CRDs of the cluster serve', () => {
  const serves = (version: string, cilium: string): Partial<ClusterProps> => ({
    cilium: { version: cilium },
    crds: { gatewayApi: { assumes: { version, channel: 'experimental' } } },
  });
  const fleet = fleetOf({ alpha: serves('v1.4.1', '1.19.6'), beta: serves('v1.6.1', '1.20.3') });
  const shop = new MeshNamespace(fleet, 'shop');
  new Gateway(shop, 'web', { listeners });
  new TlsRoute(shop, 'way', {
    gateways: [{ gateway: 'shop/web' }],
    hostnames: ['a.example.com'],
    backends: [{ plain: { name: 'x' }, port: 443 }],
  });
  const trees = treesOf(fleet);
  const routes = ['alpha', 'beta'].flatMap(name => found(trees, name, 'TLSRoute'));
  expect(routes.map(({ apiVersion }) => apiVersion)).toEqual([
    'gateway.networking.k8s.io/v1alpha2',
    'gateway.networking.k8s.io/v1',
  ]);
  for (const route of routes) expect(validateObject(route)).toEqual([]);
});

test('an Ingress tells its controller how to reach backends, and people may say otherwise', () => {
  const fleet = fleetOf({ alpha: {} });
  const shop = new MeshNamespace(fleet, 'shop');
  const way = { rules: [], defaultBackend: { plain: { name: 'x' }, port: 80 } };
  new Ingress(shop, 'a', { ...way, controller: { nginx: { routing: 'clusterIp' } } });
  new Ingress(shop, 'b', { ...way, controller: { nginx: {} } });
  new Ingress(shop, 'c', { ...way, annotations: { 'ingress.cilium.io/loadbalancer-mode': 'shared' } });
  new Ingress(shop, 'd', { ...way, controller: { other: { className: 'haproxy' } } });
  const ingresses = found(treesOf(fleet), 'alpha', 'Ingress');
  expect(
    ingresses.map(({ metadata, spec }) => [
      (spec as { ingressClassName: string }).ingressClassName,
      metadata.annotations,
    ]),
  ).toEqual([
    ['nginx', { 'nginx.ingress.kubernetes.io/service-upstream': 'true', 'nginx.org/use-cluster-ip': 'true' }],
    ['nginx', undefined],
    ['cilium', { 'ingress.cilium.io/loadbalancer-mode': 'shared' }],
    ['haproxy', undefined],
  ]);
});

test.each([
  ['endpoints', ['route/local-backends-only']],
  ['clusterIp', []],
] as const)('remote backends are hidden from a controller that dials %s', (routing, rules) => {
  const fleet = fleetOf(
    { alpha: {}, beta: {} },
    { crds: { gatewayApi: { assumes: { version: 'v1.6.1' } } } },
  );
  const shop = new MeshNamespace(fleet, 'shop');
  new GlobalService(shop, 'catalog', { ...basics, providers: { all: {} } });
  new Gateway(shop, 'web', { listeners, controller: { envoyGateway: { className: 'eg', routing } } });
  new HttpRoute(shop, 'way', {
    gateways: [{ gateway: 'shop/web' }],
    rules: [{ backends: [{ service: 'shop/catalog' }] }],
  });
  const found = synthesize(fleet).report.findings.map(({ rule }) => rule);
  expect(found.filter(rule => /^(route|gateway)\//.test(rule))).toEqual(rules);
});

describe('traffic that moves from one cluster to another', () => {
  /** Every cluster has pods of the catalog; a route in each of them shares out between alpha and beta. */
  function moving(kind: 'global' | 'exported', drained: boolean): ReturnType<typeof observe> {
    const fleet = fleetOf(three);
    const shop = new MeshNamespace(fleet, 'shop');
    const props = {
      ...basics,
      providers: { all: {} },
      ...(drained && { drained: names('beta') }),
    };
    if (kind === 'global') new GlobalService(shop, 'catalog', props);
    else new ExportedService(shop, 'catalog', props);
    new Gateway(shop, 'web', { listeners });
    new HttpRoute(shop, 'way', {
      gateways: [{ gateway: 'shop/web' }],
      rules: [
        {
          backends: [
            { service: 'shop/catalog', cluster: 'alpha', weight: 90 },
            { service: 'shop/catalog', cluster: 'beta', weight: 10 },
          ],
        },
      ],
    });
    new Layer(fleet, 'apps', {
      namespace: 'shop',
      build: chart => {
        const template = {
          metadata: { labels: basics.selector },
          spec: { containers: [{ name: 'app', image: 'example.com/catalog:1' }] },
        };
        new ApiObject(chart, 'catalog', {
          apiVersion: 'apps/v1',
          kind: 'Deployment',
          metadata: { name: 'catalog' },
          spec: { replicas: 2, selector: { matchLabels: basics.selector }, template },
        });
      },
    });
    return observe([...treesOf(fleet).values()]);
  }

  /** Clusters whose pods answer callers in each cluster, by its Service or by the import. */
  const answering = (state: ReturnType<typeof observe>, name: string, by: 'service' | 'imported'): unknown =>
    ['alpha', 'beta', 'gamma'].map(from => resolve(state, { from, namespace: 'shop', name })?.[by]?.clusters);

  test('reaches the pods of the named cluster, though the others have pods with the same labels', () => {
    const state = moving('global', false);
    expect(answering(state, 'catalog', 'service')).toEqual([
      ['alpha', 'beta', 'gamma'],
      ['alpha', 'beta', 'gamma'],
      ['alpha', 'beta', 'gamma'],
    ]);
    expect(answering(state, 'catalog-alpha', 'service')).toEqual([['alpha'], ['alpha'], ['alpha']]);
    expect(answering(state, 'catalog-beta', 'service')).toEqual([['beta'], ['beta'], ['beta']]);
  });

  test('finds nobody but at home while that cluster is drained', () => {
    const state = moving('global', true);
    expect(answering(state, 'catalog-alpha', 'service')).toEqual([['alpha'], ['alpha'], ['alpha']]);
    expect(answering(state, 'catalog-beta', 'service')).toEqual([[], ['beta'], []]);
  });

  test('does so by imports, which a drained cluster does not offer', () => {
    const state = moving('exported', false);
    expect(answering(state, 'catalog-beta', 'imported')).toEqual([['beta'], ['beta'], ['beta']]);
    const drained = moving('exported', true);
    expect(answering(drained, 'catalog-beta', 'imported')).toEqual([undefined, undefined, undefined]);
  });
});
