import {
  type ClusterProps,
  ExportedService,
  type Fleet,
  Gateway,
  type GatewayController,
  type GatewayProps,
  GlobalService,
  GrpcRoute,
  HttpRoute,
  Ingress,
  MeshNamespace,
  type TlsRouteProps,
  TlsRoute,
  type WrittenBackend,
  type WrittenHttpRoute,
  type WrittenIngress,
} from '../../../../src/model/index';
import { fleetOf, type FleetChange, linked } from '../../../support/fleets';
import type { CasesByRule, Expected } from './case';

const commit = '0123456789abcdef0123456789abcdef01234567';
const ready: Partial<ClusterProps> = { kubeProxyReplacement: true, apiServer: { host: '192.168.9.9' } };
const http = { name: 'http', port: 80, protocol: 'HTTP' } as const;
const names = (...list: string[]): { readonly names: string[] } => ({ names: list });

interface Setting {
  readonly clusters?: readonly string[];
  readonly gateway?: Partial<GatewayProps>;
  readonly change?: FleetChange;
}

/**
 * `shop`, and `edge` with the gateway `web` for it: `catalog` is global, `cart` exported, `vault` has several ports;
 * each has its pods in alpha alone.
 */
function fleetWith(
  { clusters = ['alpha', 'beta'], gateway = {}, change = {} }: Setting,
  add: (shop: MeshNamespace, edge: MeshNamespace) => unknown,
): Fleet {
  const fleet = fleetOf(Object.fromEntries(clusters.map(name => [name, ready])), {
    crds: { gatewayApi: { install: { version: 'v1.6.1', commit } } },
    ...change,
  });
  const [shop, edge] = ['shop', 'edge'].map(name => new MeshNamespace(fleet, name)) as [
    MeshNamespace,
    MeshNamespace,
  ];
  new Gateway(edge, 'web', { listeners: [{ ...http, routesFrom: { all: {} } }], ...gateway });
  const basics = { selector: { app: 'x' }, providers: names('alpha') };
  new GlobalService(shop, 'catalog', {
    ...basics,
    ports: [{ ...http, protocol: 'TCP' }],
    consumers: names('beta'),
  });
  new ExportedService(shop, 'cart', { ...basics, ports: [{ ...http, protocol: 'TCP' }] });
  new GlobalService(shop, 'vault', {
    ...basics,
    consumers: names('beta'),
    ports: [
      { name: 'tls', port: 443 },
      { name: 'grpc', port: 9000, appProtocol: 'kubernetes.io/h2c' },
      { name: 'quic', port: 443, protocol: 'UDP' },
      { name: 'dns', port: 53, protocol: 'UDP' },
    ],
  });
  add(shop, edge);
  return fleet;
}

const route =
  (backends: readonly WrittenBackend[], setting: Setting = {}, props: Partial<WrittenHttpRoute> = {}) =>
  (): Fleet =>
    fleetWith(setting, shop => new HttpRoute(shop, 'way', { ...at, rules: [{ backends }], ...props }));

const at = { gateways: [{ gateway: 'edge/web' }] };

const grpc =
  (port: number, setting: Setting = {}) =>
  (): Fleet =>
    fleetWith(
      setting,
      shop => new GrpcRoute(shop, 'way', { ...at, rules: [{ backends: [{ service: 'shop/vault', port }] }] }),
    );

const tls =
  (version: string, channel: 'standard' | 'experimental', controller: GatewayController, cilium: string) =>
  (): Fleet =>
    fleetWith(
      {
        gateway: { controller },
        change: {
          cilium: { version: cilium },
          crds: { gatewayApi: { install: { version, commit, channel } } },
        },
      },
      shop => new TlsRoute(shop, 'way', { ...at, ...passed }),
    );

const passed: Omit<TlsRouteProps, 'gateways'> = {
  hostnames: ['vault.example.com'],
  backends: [{ service: 'shop/vault', port: 443 }],
};

const ingress =
  (backend: NonNullable<WrittenIngress['defaultBackend']>, namespace: 'shop' | 'edge' = 'shop') =>
  (): Fleet =>
    fleetWith({}, (shop, edge) => {
      const props: WrittenIngress = { rules: [{ paths: [{ path: '/', backend }] }] };
      new Ingress(namespace === 'shop' ? shop : edge, 'way', props);
    });

const way = (says: string, ...clusters: string[]): Expected => ({ path: 'shop/way', clusters, says });

const catalog = { service: 'shop/catalog' };
const cart = { service: 'shop/cart' };
const chain: Setting = {
  clusters: ['alpha', 'beta', 'gamma'],
  change: { mesh: { topology: linked(['alpha', 'beta'], ['beta', 'gamma']) } },
};
const envoy: GatewayController = { envoyGateway: { className: 'eg' } };

const listening =
  (...listeners: GatewayProps['listeners']) =>
  (): Fleet =>
    fleetWith({ gateway: { listeners } }, () => undefined);
const secure = { mode: 'Terminate', certificates: [{ name: 'web' }] } as const;

export const entrance: CasesByRule = {
  'gateway/port-conflict': {
    breaks: [
      {
        title: 'HTTP and HTTPS at one port',
        fleet: listening(http, { name: 'https', port: 80, protocol: 'HTTPS', tls: secure }),
        finds: [
          {
            path: 'edge/web',
            clusters: [],
            says: "the listeners 'http' (HTTP) and 'https' (HTTPS) of 'edge/web' have the port 80",
          },
        ],
      },
    ],
    holds: [
      {
        title: 'HTTP twice, for different hosts',
        fleet: listening(
          { ...http, hostname: 'a.example.com' },
          { ...http, name: 'b', hostname: 'b.example.com' },
        ),
      },
      {
        title: 'HTTPS beside TLS that goes on to a backend',
        fleet: listening(
          { name: 'https', port: 443, protocol: 'HTTPS', hostname: 'a.example.com', tls: secure },
          {
            name: 'tls',
            port: 443,
            protocol: 'TLS',
            hostname: 'b.example.com',
            tls: { mode: 'Passthrough' },
          },
        ),
      },
    ],
  },
  'route/no-gateway-there': {
    breaks: [
      {
        title: 'a cluster without the gateway',
        fleet: route([catalog], { gateway: { clusters: names('alpha') } }, { clusters: { all: {} } }),
        finds: [way("the route 'shop/way' has none of its gateways in beta", 'beta')],
      },
    ],
    holds: [
      {
        title: 'the clusters of the gateway',
        fleet: route([catalog], { gateway: { clusters: names('alpha') } }),
      },
      {
        title: 'one gateway here and one there',
        fleet: () =>
          fleetWith({ gateway: { clusters: names('alpha') } }, (shop, edge) => {
            const other = new Gateway(edge, 'other', {
              clusters: names('beta'),
              listeners: [{ ...http, routesFrom: { all: {} } }],
            });
            new HttpRoute(shop, 'way', {
              gateways: [...at.gateways, { gateway: other }],
              clusters: { all: {} },
              rules: [{ backends: [catalog] }],
            });
          }),
      },
    ],
  },
  'route/backend-not-there': {
    breaks: [
      {
        title: 'a global service without the cluster among its consumers',
        fleet: route([catalog], { clusters: ['alpha', 'beta', 'gamma'] }),
        finds: [way("the global service 'shop/catalog', which gamma does not have", 'gamma')],
      },
      {
        title: 'an Ingress without it',
        fleet: () =>
          fleetWith({ clusters: ['alpha', 'beta', 'gamma'] }, shop => {
            new Ingress(shop, 'way', { rules: [], defaultBackend: catalog });
          }),
        finds: [way("'shop/catalog', which gamma does not have", 'gamma')],
      },
      {
        title: 'an import that nobody linked exports',
        fleet: route([cart], chain),
        finds: [way("the import of 'shop/cart', of which no exporter is linked with gamma", 'gamma')],
      },
      {
        title: 'the import of one cluster that is not linked',
        fleet: route([{ ...cart, cluster: 'alpha' }], chain),
        finds: [way("the import of 'shop/cart/alpha', of which no exporter is linked with gamma", 'gamma')],
      },
      {
        title: 'a namespace that the cluster does not have',
        fleet: () =>
          fleetWith({}, shop => {
            const data = new MeshNamespace(shop.node.scope as Fleet, 'data', { clusters: names('alpha') });
            const plain = { plain: { name: 'store', namespace: data.name }, port: 80 };
            new HttpRoute(shop, 'way', { ...at, rules: [{ backends: [plain, { ...plain, port: 81 }] }] });
          }),
        // Once for each port: they fold into one where they say the same.
        finds: [
          way("sends traffic to 'data/store', and beta does not have that namespace", 'beta'),
          way("sends traffic to 'data/store', and beta does not have that namespace", 'beta'),
        ],
      },
    ],
    holds: [
      { title: 'consumers, and an import from a peer', fleet: route([catalog, cart]) },
      {
        title: 'one cluster’s pods, for which the callers get a Service',
        fleet: route([{ ...catalog, cluster: 'alpha' }], { clusters: ['alpha', 'beta', 'gamma'] }),
      },
      {
        title: 'a namespace of somebody else',
        fleet: route([{ plain: { name: 'x', namespace: 'other' }, port: 1 }]),
      },
    ],
  },
  'route/service-port': {
    breaks: [
      {
        title: 'one of several that is not said',
        fleet: route([{ service: 'shop/vault' }]),
        finds: [way("a backend of 'shop/way' is 'shop/vault', and which of its ports is not said")],
      },
      {
        title: 'a port that the service does not have',
        fleet: route([{ ...catalog, port: 8080 }]),
        finds: [way("is port 8080 of 'shop/catalog', which it does not have")],
      },
      {
        title: 'a port that is not TCP, of one cluster’s pods',
        fleet: route([{ service: 'shop/vault', port: 53, cluster: 'alpha' }]),
        finds: [way("is port 53 of 'shop/vault', which is not TCP")],
      },
      {
        title: 'an Ingress to a port that is not there',
        fleet: ingress({ ...catalog, port: 81 }),
        finds: [way('is port 81')],
      },
    ],
    holds: [
      { title: 'the only port', fleet: route([catalog, cart]) },
      {
        title: 'one of several, with one of UDP beside it',
        fleet: route([{ service: 'shop/vault', port: 443 }]),
      },
      { title: 'a port of somebody else’s Service', fleet: route([{ plain: { name: 'x' }, port: 5 }]) },
    ],
  },
  'route/grpc-app-protocol': {
    breaks: [
      {
        title: 'a port that does not say that it speaks HTTP/2',
        fleet: grpc(443),
        finds: [way("to the port 'tls' of 'shop/vault', which does not say that it speaks HTTP/2")],
      },
    ],
    holds: [
      { title: 'a port that says so', fleet: grpc(9000) },
      { title: 'a gateway of another make', fleet: grpc(443, { gateway: { controller: envoy } }) },
    ],
  },
  'route/import-not-taken': {
    breaks: [
      {
        title: 'Traefik before an exported service',
        fleet: route([cart], { gateway: { controller: { traefik: { className: 'traefik' } } } }),
        finds: [way("of a gateway of Traefik sends traffic to the import of 'shop/cart'")],
      },
      {
        title: 'NGINX Gateway Fabric before one cluster of it',
        fleet: route([{ ...cart, cluster: 'alpha' }], {
          gateway: { controller: { nginx: { className: 'nginx' } } },
        }),
        finds: [way("of a gateway of NGINX Gateway Fabric sends traffic to the import of 'shop/cart/alpha'")],
      },
    ],
    holds: [
      { title: 'Cilium', fleet: route([cart]) },
      { title: 'Envoy Gateway', fleet: route([cart], { gateway: { controller: envoy } }) },
      {
        title: 'Traefik before a global service',
        fleet: route([catalog], { gateway: { controller: { traefik: { className: 'traefik' } } } }),
      },
    ],
  },
  'route/tls-not-served': {
    breaks: [
      {
        title: 'the standard channel before 1.5',
        fleet: tls('v1.4.1', 'standard', { cilium: {} }, '1.19.6'),
        finds: ['alpha', 'beta'].map(name =>
          way('is a TLSRoute, which the standard channel of Gateway API v1.4.1 does not have', name),
        ),
      },
    ],
    holds: [
      { title: 'its experimental channel', fleet: tls('v1.4.1', 'experimental', { cilium: {} }, '1.19.6') },
      { title: 'a later release', fleet: tls('v1.6.1', 'standard', { cilium: {} }, '1.20.3') },
      {
        title: 'a later release than that of the cluster’s Cilium, for another controller',
        fleet: tls('v1.5.0', 'standard', envoy, '1.19.6'),
      },
      { title: 'other routes', fleet: route([catalog]) },
    ],
  },
  'ingress/backend': {
    breaks: [
      {
        title: 'an exported service',
        fleet: ingress(cart),
        finds: [way("is 'shop/cart', which is exported: an Ingress cannot refer to an import")],
      },
      {
        title: 'a service of another namespace',
        fleet: ingress(catalog, 'edge'),
        finds: [{ path: 'edge/way', clusters: [], says: "is 'shop/catalog', of another namespace" }],
      },
    ],
    holds: [
      { title: 'a global service', fleet: ingress(catalog) },
      { title: 'a Service that others bring', fleet: ingress({ plain: { name: 'x' }, port: 80 }) },
    ],
  },
};
