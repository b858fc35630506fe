import {
  type ClusterProps,
  Cluster,
  ExportedService,
  Fleet,
  Gateway,
  type GatewayProps,
  GlobalService,
  HttpRoute,
  Ingress,
  MeshNamespace,
  type WrittenBackend,
} from '../../src/model/index';
import type { Finding } from '../../src/findings/index';
import { type Plan, resolve, type ServicePlan } from '../../src/plan/index';
import { synthesize } from '../../src/synth/index';
import { brief, clusterOf, clusterProps, findingsOf, fleetOf, fleetProps, planOf } from '../support/fleets';

const names = (...list: string[]): { readonly names: string[] } => ({ names: list });
const listeners: GatewayProps['listeners'] = [
  { name: 'http', port: 80, protocol: 'HTTP', routesFrom: { all: {} } },
];
const ports = [{ name: 'http', port: 80, targetPort: 8080 }];
const basics = { ports, selector: { app: 'x' } };
const three = { alpha: {}, beta: {}, gamma: {} };

/** `shop` with the gateway `web`, the services that are added, and a route to some backends. */
function fleetWith(
  backends: readonly WrittenBackend[],
  add: (shop: MeshNamespace) => unknown,
  { clusters = names('alpha', 'beta', 'gamma'), ...gateway }: Partial<GatewayProps> = {},
): Fleet {
  const fleet = fleetOf(three);
  const shop = new MeshNamespace(fleet, 'shop');
  new Gateway(shop, 'web', { listeners, clusters, ...gateway });
  add(shop);
  new HttpRoute(shop, 'way', { gateways: [{ gateway: 'shop/web' }], rules: [{ backends }] });
  return fleet;
}

const service = (plan: Plan, path: string): ServicePlan | undefined =>
  plan.services.find(each => each.path === path);

describe('a backend that is one cluster’s part of a service', () => {
  const catalog = (shop: MeshNamespace): GlobalService =>
    new GlobalService(shop, 'catalog', {
      ...basics,
      providers: names('alpha', 'beta'),
      type: 'LoadBalancer',
      sessionAffinity: {},
      affinity: 'local',
      drained: names('beta'),
      syncEndpointSlices: true,
      inCluster: { beta: { targetPorts: { http: 'web' }, annotations: { lb: 'internal' } } },
    });

  test('of a global service is a Service with pods there, and without a selector where it is called', () => {
    const plan = planOf(fleetWith([{ service: 'shop/catalog', cluster: 'beta', weight: 3 }], catalog));
    const plain = { affinity: 'none', annotations: {}, targetPorts: { http: 'web' }, shared: false };
    expect(service(plan, 'shop/catalog/beta')).toEqual({
      namespace: 'shop',
      name: 'catalog-beta',
      path: 'shop/catalog/beta',
      cutFrom: 'shop/catalog',
      type: 'ClusterIP',
      headless: false,
      ports: [{ name: 'http', port: 80, protocol: 'TCP', appProtocol: undefined }],
      sessionAffinitySeconds: undefined,
      trafficDistribution: undefined,
      owner: 'meshprint',
      global: { syncEndpointSlices: true, consumersAreChosen: true },
      exported: undefined,
      members: [
        { cluster: 'alpha', role: 'consumer', selector: {}, ...plain },
        // Drained, as in the service itself.
        { cluster: 'beta', role: 'provider', selector: { app: 'x' }, ...plain },
        { cluster: 'gamma', role: 'consumer', selector: {}, ...plain },
      ],
    });
    expect(plan.services.map(({ path }) => path)).toEqual(['shop/catalog', 'shop/catalog/beta']);
    expect(plan.entrance.routes[0]?.rules[0]?.backends).toEqual([
      {
        kind: 'Service',
        namespace: 'shop',
        name: 'catalog-beta',
        port: 80,
        weight: 3,
        service: 'shop/catalog/beta',
      },
    ]);
  });

  test('goes through the rules on services, below the service that it is cut from', () => {
    const fleet = fleetWith([{ service: 'shop/catalog', cluster: 'beta' }], shop =>
      catalog(shop).silence('service/all-drained', 'beta is being rebuilt'),
    );
    expect(brief(findingsOf(fleet))).toContain('service/all-drained @ shop/catalog/beta');
    const { findings, silenced } = synthesize(fleet).report;
    expect(brief(findings)).not.toContain('service/all-drained @ shop/catalog/beta');
    expect(silenced).toHaveLength(1);
  });

  test('is no global service where only its own cluster calls it', () => {
    const fleet = fleetWith([{ service: 'shop/catalog', cluster: 'alpha' }], catalog, {
      clusters: names('alpha'),
    });
    const cut = service(planOf(fleet), 'shop/catalog/alpha');
    expect(cut?.global).toBeUndefined();
    expect(cut?.members.map(({ cluster, role }) => [cluster, role])).toEqual([['alpha', 'provider']]);
  });

  test('is called by the clusters of every route that has it', () => {
    const fleet = fleetWith(
      [{ service: 'shop/catalog', cluster: 'alpha' }],
      shop => {
        catalog(shop);
        const other = new Gateway(shop, 'other', { listeners, clusters: names('gamma') });
        new HttpRoute(shop, 'other-way', {
          gateways: [{ gateway: other }],
          rules: [{ backends: [{ service: 'shop/catalog', cluster: 'alpha' }] }],
        });
      },
      { clusters: names('beta') },
    );
    const cut = service(planOf(fleet), 'shop/catalog/alpha');
    expect(cut?.members.map(({ cluster }) => cluster)).toEqual(['alpha', 'beta', 'gamma']);
  });

  test('of an exported service is exported from that cluster alone', () => {
    const fleet = fleetWith([{ service: 'shop/cart', cluster: 'alpha' }], shop => {
      new ExportedService(shop, 'cart', {
        ...basics,
        providers: names('alpha', 'beta'),
        exportedLabels: { a: 'b' },
      });
    });
    const plan = planOf(fleet);
    const cut = service(plan, 'shop/cart/alpha');
    expect(cut).toMatchObject({ global: undefined, exported: { labels: { a: 'b' }, annotations: {} } });
    expect(cut?.members.map(({ cluster, shared }) => [cluster, shared])).toEqual([['alpha', true]]);
    expect(plan.entrance.routes[0]?.rules[0]?.backends[0]?.kind).toBe('ServiceImport');
  });

  test('of a service of both models is what the backends ask for', () => {
    const of = (via: 'service' | 'import') => ({ service: 'shop/cart', cluster: 'alpha', via });
    const fleet = fleetWith([of('service'), of('import')], shop => {
      new GlobalService(shop, 'cart', { ...basics, providers: names('alpha', 'beta'), alsoExported: {} });
    });
    const plan = planOf(fleet);
    expect(service(plan, 'shop/cart/alpha')).toMatchObject({
      global: {},
      exported: { labels: {}, annotations: {} },
    });
    expect(plan.entrance.routes[0]?.rules[0]?.backends.map(({ kind }) => kind)).toEqual([
      'Service',
      'ServiceImport',
    ]);
  });

  const mistake = (backend: WrittenBackend, add = catalog as (shop: MeshNamespace) => unknown) => {
    const { plan, findings } = resolve(fleetWith([backend], add));
    return { found: findings.map(({ rule, path, message }) => [rule, path, message]), plan };
  };

  test('has to be of a provider', () => {
    const { found, plan } = mistake({ service: 'shop/catalog', cluster: 'gamma' });
    expect(found).toEqual([
      [
        'route/cluster-backend',
        'shop/way',
        "a backend is 'shop/catalog' in gamma, which does not provide it",
      ],
    ]);
    expect(plan?.services).toHaveLength(1);
    expect(mistake({ service: 'shop/catalog', cluster: 'delta' }).found).toEqual([
      ['model/unknown-cluster', 'shop/way', "cluster of a backend: the fleet has no cluster 'delta'"],
    ]);
  });

  test('needs a name that is free and not too long', () => {
    const taken = mistake({ service: 'shop/catalog', cluster: 'alpha' }, shop => {
      catalog(shop);
      new ExportedService(shop, 'catalog-alpha', { ...basics, providers: names('alpha', 'beta') });
    });
    expect(taken.found).toEqual([
      [
        'route/cluster-service-name',
        'shop/way',
        "the backend 'shop/catalog' in alpha would be the service 'shop/catalog-alpha', which is the name of another service",
      ],
    ]);
    const name = 'c'.repeat(58);
    const long = mistake({ service: `shop/${name}`, cluster: 'alpha' }, shop => {
      new ExportedService(shop, name, { ...basics, providers: names('alpha', 'beta') });
    });
    expect(long.found.map(([rule, , message]) => [rule, String(message).slice(-36)])).toEqual([
      ['route/cluster-service-name', ', which is longer than 63 characters'],
    ]);
  });

  test('is told from another one that would have its name', () => {
    const fleet = new Fleet('test', fleetProps());
    for (const [i, name] of ['b', 'a-b'].entries()) new Cluster(fleet, name, clusterProps(i + 1));
    const shop = new MeshNamespace(fleet, 'shop');
    const gateway = new Gateway(shop, 'web', { listeners });
    for (const name of ['x', 'x-a']) new GlobalService(shop, name, { ...basics, providers: { all: {} } });
    const backends = [
      { service: 'shop/x', cluster: 'a-b' },
      { service: 'shop/x-a', cluster: 'b' },
    ];
    new HttpRoute(shop, 'way', { gateways: [{ gateway }], rules: [{ backends }] });
    expect(brief(resolve(fleet).findings)).toEqual(['route/cluster-service-name @ shop/way']);
  });
});

describe('what a route names', () => {
  const add = (shop: MeshNamespace): unknown =>
    new ExportedService(shop, 'cart', { ...basics, providers: names('alpha', 'beta') });

  test.each([
    ['a service that is not there', { service: 'shop/none' }, 'model/unknown-service'],
    ['an exported service by its Service', { service: 'shop/cart', via: 'service' }, 'route/backend-model'],
  ] as const)('%s', (_, backend, rule) => {
    expect(brief(resolve(fleetWith([backend], add)).findings)).toEqual([`${rule} @ shop/way`]);
  });

  test('a global service by an import', () => {
    const fleet = fleetWith([{ service: 'shop/catalog', via: 'import' }], shop => {
      new GlobalService(shop, 'catalog', { ...basics, providers: { all: {} } });
    });
    expect(brief(resolve(fleet).findings)).toEqual(['route/backend-model @ shop/way']);
  });

  test('a gateway that is not there, of another fleet, or none', () => {
    const elsewhere = new Gateway(new MeshNamespace(fleetOf({}), 'shop'), 'web', { listeners });
    const found = (gateways: readonly { gateway: string | Gateway }[]): string[] => {
      const fleet = fleetOf(three);
      const shop = new MeshNamespace(fleet, 'shop');
      new Gateway(shop, 'web', { listeners });
      new HttpRoute(shop, 'way', { gateways, rules: [{ backends: [] }] });
      return resolve(fleet).findings.map(({ rule, message }) => `${rule}: ${message}`);
    };
    expect(found([{ gateway: 'shop/none' }])).toEqual([
      "model/unknown-gateway: 'shop/way' names the gateway 'shop/none', which the fleet does not have",
    ]);
    expect(found([{ gateway: elsewhere }])).toEqual([
      "model/unknown-gateway: 'shop/way' names the gateway 'test:shop/web', which the fleet does not have",
    ]);
    expect(found([])).toEqual(["model/empty-selection: the route 'shop/way' lists no gateways"]);
  });

  test('is not reported again where it was left out for a mistake of its own', () => {
    const fleet = fleetOf(three);
    const shop = new MeshNamespace(fleet, 'shop');
    new Gateway(shop, 'web', { listeners: 1 } as never);
    new GlobalService(shop, 'catalog', { ...basics, providers: 1 } as never);
    new Gateway(shop, 'good', { listeners });
    const rules = [{ backends: [{ service: 'shop/catalog' }] }];
    new HttpRoute(shop, 'way', { gateways: [{ gateway: 'shop/web' }, { gateway: 'shop/good' }], rules });
    expect(brief(resolve(fleet).findings).sort()).toEqual([
      'model/shape @ shop/catalog',
      'model/shape @ shop/web',
    ]);
  });

  test('no cluster that has both', () => {
    const fleet = fleetOf(three);
    const [edge, shop] = [
      new MeshNamespace(fleet, 'edge', { clusters: names('alpha') }),
      new MeshNamespace(fleet, 'shop', { clusters: names('beta') }),
    ];
    const gateway = new Gateway(edge, 'web', { listeners });
    new HttpRoute(shop, 'way', { gateways: [{ gateway }], rules: [{ backends: [] }] });
    expect(brief(resolve(fleet).findings)).toEqual(['model/cluster-without-namespace @ shop/way']);
  });
});

describe('what Cilium and its CRDs are told', () => {
  const ready: Partial<ClusterProps> = { kubeProxyReplacement: true, apiServer: { host: '192.168.9.9' } };

  test('of a cluster is what comes in there', () => {
    const fleet = fleetOf({ alpha: ready, beta: ready, gamma: ready, delta: ready });
    const shop = new MeshNamespace(fleet, 'shop');
    new Gateway(shop, 'web', { listeners, clusters: names('alpha') });
    new Gateway(shop, 'other', {
      listeners,
      clusters: names('beta'),
      controller: { envoyGateway: { className: 'eg' } },
    });
    const plain = { plain: { name: 'x' }, port: 80 };
    new Ingress(shop, 'way', { rules: [], defaultBackend: plain, clusters: names('gamma') });
    new Ingress(shop, 'nginx', {
      rules: [],
      defaultBackend: plain,
      clusters: names('beta'),
      controller: { nginx: {} },
    });
    const plan = planOf(fleet);
    const of = (name: string): unknown[] => {
      const { values, owners, crds } = clusterOf(plan, name);
      const owner = owners.get(name === 'gamma' ? 'ingressController.enabled' : 'gatewayAPI.enabled');
      return [values.gatewayAPI, values.ingressController, crds.gatewayApi.used, owner];
    };
    expect(of('alpha')).toEqual([{ enabled: true }, undefined, true, 'gateways']);
    expect(of('beta')).toEqual([undefined, undefined, true, undefined]);
    const controller = { enabled: true, default: false, loadbalancerMode: 'dedicated' };
    expect(of('gamma')).toEqual([undefined, controller, false, 'gateways']);
    expect(of('delta')).toEqual([undefined, undefined, false, undefined]);
  });

  test('needs the replacement of kube-proxy, and Envoy', () => {
    const crds = { gatewayApi: { assumes: { version: 'v1.6.1' } } };
    const withGateway = (own: Partial<ClusterProps>): Finding[] => {
      const fleet = fleetOf({ alpha: { crds, ...own } });
      new Gateway(new MeshNamespace(fleet, 'shop'), 'web', { listeners });
      return findingsOf(fleet);
    };
    expect(withGateway(ready)).toEqual([]);
    expect(withGateway({})).toEqual([
      expect.objectContaining({
        rule: 'values/go-together',
        path: 'alpha',
        hint: expect.stringContaining('Set `kubeProxyReplacement` of the cluster') as string,
      }),
    ]);
    const noEnvoy = withGateway({ ...ready, cilium: { values: { l7Proxy: false } } });
    expect(brief(noEnvoy)).toEqual(expect.arrayContaining(['values/chart-refuses @ alpha']));
  });

  test.each([
    ['1.18.12', undefined, 'v1alpha2'],
    ['1.19.6', undefined, 'v1alpha2'],
    ['1.20.3', undefined, 'v1'],
    // What the CRDs serve, where they are said.
    ['1.19.6', 'v1.5.0', 'v1'],
    ['1.20.3', 'v1.4.1', 'v1alpha2'],
  ])('TLSRoutes of Cilium %s with Gateway API %s are %s', (cilium, release, version) => {
    const crds = release === undefined ? {} : { gatewayApi: { assumes: { version: release } } };
    const plan = planOf(fleetOf({ alpha: { crds } }, { cilium: { version: cilium } }));
    expect(clusterOf(plan, 'alpha').crds.gatewayApi.tlsRoutes).toBe(`gateway.networking.k8s.io/${version}`);
  });
});

test('Traefik is told on the Services to dial them, in the clusters where it serves them', () => {
  const traefik = { traefik: { className: 'traefik', routing: 'clusterIp' as const } };
  const fleet = fleetWith(
    [{ service: 'shop/catalog' }, { service: 'shop/old' }],
    shop => {
      new GlobalService(shop, 'catalog', {
        ...basics,
        providers: { all: {} },
        inCluster: { beta: { annotations: { 'traefik.io/service.nativelb': 'false', own: 'yes' } } },
      });
      new GlobalService(shop, 'old', { ...basics, providers: { all: {} }, existing: {} });
      new Ingress(shop, 'in', {
        clusters: names('alpha', 'gamma'),
        controller: { traefik: { routing: 'clusterIp' } },
        rules: [],
        defaultBackend: { service: 'shop/catalog' },
      });
    },
    { controller: traefik, clusters: names('alpha', 'beta') },
  );
  const plan = planOf(fleet);
  const annotations = (path: string): unknown[] => service(plan, path)!.members.map(m => m.annotations);
  expect(annotations('shop/catalog')).toEqual([
    {
      'traefik.io/service.nativelb': 'true',
      'traefik.ingress.kubernetes.io/service.nativelb': 'true',
    },
    { 'traefik.io/service.nativelb': 'false', own: 'yes' },
    { 'traefik.ingress.kubernetes.io/service.nativelb': 'true' },
  ]);
  expect(annotations('shop/old')).toEqual([{}, {}, {}]);
});
