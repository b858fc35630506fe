import {
  Cluster,
  type ClusterProps,
  ExportedService,
  Fleet,
  Gateway,
  GlobalService,
  GrpcRoute,
  HttpRoute,
  Ingress,
  MeshNamespace,
  TlsRoute,
} from 'meshprint';

// Traffic that comes in: gateways of Cilium and of other makes, routes to every kind of backend, a weighted move between
// clusters in both models, Ingresses of each controller; on three minors of Cilium.

const commit = '0123456789abcdef0123456789abcdef01234567';
const installs = (version: string): NonNullable<ClusterProps['crds']> => ({
  gatewayApi: { install: { version, commit } },
});

const fleet = new Fleet('gateways', {
  cilium: { version: '1.20.3' },
  flux: { version: '2.8.8' },
  mesh: {
    domain: 'mesh.gateways.example',
    topology: {
      links: {
        between: [
          ['lisbon', 'oslo'],
          ['lisbon', 'paris'],
          ['oslo', 'paris'],
        ],
      },
    },
    trust: { certManager: { issuer: 'gateways-ca', provision: { assumes: { version: 'v1.19.1' } } } },
  },
  crds: installs('v1.6.1'),
});

const own: Record<string, Partial<ClusterProps>> = {
  oslo: { cilium: { version: '1.19.6' }, crds: installs('v1.4.1') },
  quito: { cilium: { version: '1.18.12' }, kubernetes: '1.33', crds: installs('v1.3.0') },
};
for (const [i, name] of ['lisbon', 'oslo', 'paris', 'quito'].entries())
  new Cluster(fleet, name, {
    id: 1 + i,
    kubernetes: '1.34',
    clustersetDns: { none: {} },
    platform: { generic: { loadBalancerAnnotations: {} } },
    podCidrs: [`10.${1 + i}.0.0/16`],
    nodeCidrs: [`192.168.${1 + i}.0/24`],
    kubeProxyReplacement: true,
    apiServer: { host: `api.${name}.example.com` },
    repository: { url: `https://git.example.com/fleet/${name}.git` },
    ...own[name],
  });

const mesh = { names: ['lisbon', 'oslo', 'paris'] };
const edge = new MeshNamespace(fleet, 'edge');
const shop = new MeshNamespace(fleet, 'shop', { clusters: mesh, labels: { routes: 'yes' } });
new MeshNamespace(fleet, 'certificates', { clusters: mesh });

const catalog = new GlobalService(shop, 'catalog', {
  ports: [{ name: 'http', port: 80, targetPort: 8080 }],
  selector: { app: 'catalog' },
  providers: mesh,
  consumers: mesh,
  syncEndpointSlices: true,
  inCluster: { paris: { targetPorts: { http: 'web' } } },
});
const cart = new ExportedService(shop, 'cart', {
  ports: [
    { name: 'http', port: 80, targetPort: 8080 },
    { name: 'grpc', port: 9000, appProtocol: 'kubernetes.io/h2c' },
  ],
  selector: { app: 'cart' },
  providers: { names: ['oslo', 'paris'] },
});
const search = new GlobalService(shop, 'search', {
  ports: [{ name: 'http', port: 80 }],
  selector: { app: 'search' },
  providers: { names: ['lisbon', 'paris'] },
  consumers: mesh,
  syncEndpointSlices: true,
});
const vault = new GlobalService(shop, 'vault', {
  ports: [{ name: 'tls', port: 443, targetPort: 8443 }],
  selector: { app: 'vault' },
  providers: { names: ['lisbon'] },
  consumers: mesh,
});

const web = new Gateway(edge, 'web', {
  clusters: mesh,
  annotations: { 'service.beta.kubernetes.io/load-balancer-scheme': 'internal' },
  listeners: [
    { name: 'http', port: 80, protocol: 'HTTP', routesFrom: { all: {} } },
    {
      name: 'https',
      port: 443,
      protocol: 'HTTPS',
      hostname: '*.shop.example',
      tls: { certificates: [{ name: 'shop-example', namespace: 'certificates' }, { name: 'spare' }] },
      routesFrom: { labels: { routes: 'yes' } },
    },
  ],
});
const passing = new Gateway(edge, 'passing', {
  clusters: { names: ['lisbon', 'paris'] },
  listeners: [
    {
      name: 'tls',
      port: 443,
      protocol: 'TLS',
      hostname: 'vault.shop.example',
      tls: { mode: 'Passthrough' },
      routesFrom: { all: {} },
    },
  ],
});
const envoy = new Gateway(edge, 'envoy', {
  clusters: { names: ['lisbon', 'oslo'] },
  controller: { envoyGateway: { className: 'eg' } },
  listeners: [{ name: 'http', port: 8080, protocol: 'HTTP', routesFrom: { all: {} } }],
});
const traefik = new Gateway(shop, 'traefik', {
  clusters: { names: ['paris'] },
  controller: { traefik: { className: 'traefik', routing: 'clusterIp' } },
  listeners: [{ name: 'web', port: 8000, protocol: 'HTTP' }],
});
new Gateway(edge, 'inner', {
  clusters: { names: ['quito'] },
  controller: { nginx: { className: 'nginx' } },
  addresses: [{ value: '192.0.2.10' }],
  listeners: [{ name: 'http', port: 80, protocol: 'HTTP' }],
});

// The move of the catalog from Paris to Oslo, and of the cart the other way, by import.
new HttpRoute(shop, 'shop', {
  gateways: [
    { gateway: web, listener: 'https' },
    { gateway: envoy },
  ],
  hostnames: ['www.shop.example'],
  rules: [
    {
      matches: [{ path: { prefix: '/catalog' }, method: 'GET' }],
      backends: [
        { service: catalog, cluster: 'paris', weight: 90 },
        { service: catalog, cluster: 'oslo', weight: 10 },
      ],
    },
    {
      matches: [
        {
          path: { exact: '/search' },
          headers: { 'x-tier': { exact: 'gold' }, 'x-client': { regex: 'app-.*' } },
          query: { lang: { exact: 'pt' } },
        },
      ],
      filters: [
        { requestHeaders: { set: { 'x-from': 'edge' }, remove: ['x-debug'] } },
        { rewrite: { path: { full: '/v2/search' } } },
      ],
      timeouts: { request: '10s', backendRequest: '2s' },
      backends: [{ service: search }],
    },
    { matches: [{ path: { regex: '/old/.*' } }], filters: [{ redirect: { hostname: 'old.shop.example' } }] },
  ],
});
new HttpRoute(edge, 'cart', {
  gateways: [{ gateway: web, listener: 'http' }],
  rules: [
    {
      backends: [
        { service: cart, port: 80, cluster: 'oslo', weight: 75 },
        { service: cart, port: 80, cluster: 'paris', weight: 25 },
      ],
    },
    {
      matches: [{ path: { prefix: '/cart' } }],
      backends: [
        { service: cart, port: 80 },
        { plain: { name: 'queue', namespace: 'shop' }, port: 8080, weight: 0 },
      ],
    },
  ],
});
new HttpRoute(shop, 'search-here', {
  gateways: [{ gateway: traefik }],
  rules: [{ backends: [{ service: search }] }],
});
new GrpcRoute(shop, 'cart-calls', {
  gateways: [{ gateway: web }],
  clusters: { names: ['lisbon', 'paris'] },
  rules: [
    {
      matches: [{ method: { service: 'shop.v1.Cart', method: 'Get' } }],
      filters: [{ responseHeaders: { add: { 'x-served-by': 'edge' } } }],
      backends: [{ service: cart, port: 9000 }],
    },
  ],
});
new TlsRoute(edge, 'vault', {
  gateways: [{ gateway: passing }],
  hostnames: ['vault.shop.example'],
  backends: [{ service: vault }],
});

new Ingress(shop, 'legacy', {
  clusters: { names: ['oslo'] },
  rules: [{ host: 'legacy.shop.example', paths: [{ path: '/', backend: { service: catalog } }] }],
  tls: [{ hosts: ['legacy.shop.example'], secret: 'legacy-tls' }],
});
new Ingress(shop, 'shared', {
  clusters: { names: ['paris'] },
  controller: { cilium: { loadBalancerMode: 'shared' } },
  rules: [],
  defaultBackend: { service: search },
});
new Ingress(edge, 'nginx', {
  clusters: { names: ['quito'] },
  controller: { nginx: { routing: 'clusterIp' } },
  rules: [
    {
      paths: [
        { path: '/exact', pathType: 'Exact', backend: { plain: { name: 'status' }, port: 8081 } },
        { path: '/', backend: { plain: { name: 'front' }, port: 80 } },
      ],
    },
  ],
});
new Ingress(shop, 'search-inside', {
  clusters: { names: ['lisbon'] },
  controller: { traefik: { className: 'traefik-internal', routing: 'clusterIp' } },
  rules: [{ host: 'search.shop.example', paths: [{ path: '/', backend: { service: search } }] }],
});

export default fleet;
