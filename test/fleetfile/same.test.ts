import { readFileSync } from 'node:fs';
import path from 'node:path';
import { textOf } from '../../src/output/index';
import {
  AllowDns,
  AllowFromApiServer,
  AllowFromIngress,
  AllowToApiServer,
  AllowWithinNamespace,
  Cluster,
  DefaultDeny,
  ExportedService,
  Fleet,
  Gateway,
  GlobalService,
  GrpcRoute,
  HttpRoute,
  Ingress,
  MeshNamespace,
  MeshPolicy,
  TlsRoute,
  RawNetworkPolicy,
  RawPolicy,
  Workload,
} from '../../src/index';
import { synthesize } from '../../src/synth/index';
import { load } from './support';

const yaml = readFileSync(path.join(__dirname, 'every-construct.yaml'), 'utf8');

/** The fleet of every-construct.yaml. */
function inTypeScript(id?: 'auto'): Fleet {
  const fleet = new Fleet('every', {
    cilium: {
      version: '1.20.3',
      digest: `sha256:${'ab'.repeat(32)}`,
      values: {
        podAnnotations: { 'example.com/note': 'yes' },
        hubble: { relay: { enabled: true } },
        MTU: 1400,
      },
    },
    flux: { version: '2.9.4', install: { bootstrap: {} } },
    mesh: {
      domain: 'mesh.example.com',
      topology: {
        difference: { of: { fullMesh: {} }, without: { links: { between: [['alpha', 'gamma']] } } },
      },
      trust: {
        certManager: {
          issuer: 'mesh-ca',
          provision: { install: { version: 'v1.19.1', rootSecret: 'mesh-root' } },
        },
      },
      maxConnectedClusters: 255,
    },
    crds: {
      gatewayApi: {
        install: {
          version: 'v1.6.1',
          commit: '0123456789abcdef0123456789abcdef01234567',
          channel: 'standard',
        },
      },
    },
    assumes: [
      {
        crd: 'bundles.trust.cert-manager.io',
        kind: 'Bundle',
        version: 'v1alpha1',
        scope: 'Cluster',
        clusters: { names: ['alpha'] },
      },
    ],
    publish: { remotes: { pullRequests: true } },
    rollout: { soak: '1h', timeout: '3h' },
  });
  const cluster = (name: string, n: number, area: string): Cluster =>
    new Cluster(fleet, name, {
      id: id ?? n,
      kubernetes: '1.34',
      platform: { generic: { routing: 'tunnel', tunnelProtocol: 'geneve', loadBalancerAnnotations: {} } },
      labels: { area },
      podCidrs: [`10.${n}.0.0/16`],
      nodeCidrs: [`192.168.${n}.0/24`],
      serviceCidrs: [`172.20.${n}.0/24`],
      apiServer: { host: `api.${name}.example.com`, port: 443 },
      kubeProxyReplacement: true,
      endpoint: { dns: { name: `${name}.peers.example.com`, port: 2380 } },
      repository: {
        url: 'https://git.example.com/fleet.git',
        branch: 'live',
        path: name,
        pushUrl: 'git@git.example.com:fleet.git',
        secret: 'git',
        forge: { gitea: { tokenSecret: 'token', address: 'https://git.example.com/fleet' } },
      },
      cilium: {
        version: '1.20.3',
        values: { tolerations: [{ effect: 'NoSchedule', operator: 'Exists' }], MTU: null },
      },
      wave: n,
      ...(name === 'gamma' && { held: { reason: 'disks are replaced until Friday' } }),
      ...(name === 'gamma' && { crds: { gatewayApi: { assumes: { version: 'v1.6.1' } } } }),
      clustersetDns: name === 'alpha' ? { auto: { coredns: '1.12.4' } } : { none: {} },
    }).silence('cluster/endpoint-port', 'the load balancer is made by hand');
  cluster('alpha', 1, 'eu');
  cluster('beta', 2, 'eu');
  cluster('gamma', 3, 'us');
  const shop = new MeshNamespace(fleet, 'shop', {
    clusters: { names: ['alpha', 'beta'] },
    labels: { team: 'shop' },
    annotations: { note: 'two\nlines' },
  });
  const catalog = new ExportedService(shop, 'catalog', {
    ports: [{ name: 'http', port: 80, targetPort: 'web', protocol: 'TCP', appProtocol: 'http' }],
    selector: { app: 'catalog' },
    providers: { labels: { area: 'eu' } },
    exportedLabels: { tier: '1' },
    exportedAnnotations: { 'service.cilium.io/affinity': 'local' },
  });
  const cart = new GlobalService(shop, 'cart', {
    ports: [{ name: 'grpc', port: 9000, appProtocol: 'kubernetes.io/h2c' }],
    selector: { app: 'cart' },
    providers: { names: ['alpha'] },
    consumers: { names: ['alpha', 'beta'] },
    affinity: 'remote',
  });
  new MeshPolicy(shop, 'front-to-cart', {
    allow: {
      from: { pods: { app: 'front' }, clusters: { names: ['beta'] } },
      to: { service: cart },
      ports: [{ tcp: 9000 }, { udp: 9000, endPort: 9009 }],
    },
  });
  new MeshPolicy(shop, 'no-batch', { deny: { from: { pods: { app: 'batch' } }, to: { service: catalog } } });
  new DefaultDeny(shop, 'deny', { directions: ['ingress'], allowDns: false, clusters: { names: ['alpha'] } });
  new RawPolicy(shop, 'from-beta', {
    clusters: { names: ['alpha'] },
    labels: { team: 'shop' },
    annotations: { note: 'by hand' },
    spec: {
      endpointSelector: { matchLabels: { app: 'cart' } },
      ingress: [
        {
          fromEndpoints: [{ matchLabels: { 'io.cilium.k8s.policy.cluster': 'beta', app: 'front' } }],
          toPorts: [{ ports: [{ port: '9000', protocol: 'TCP' }] }],
        },
      ],
    },
  });
  new RawNetworkPolicy(shop, 'closed', {
    clusters: { names: ['beta'] },
    spec: { policyTypes: ['Ingress'], podSelector: { matchLabels: { app: 'batch' } } },
  });
  new RawPolicy(fleet, 'no-world', {
    specs: [
      {
        endpointSelector: { matchLabels: { exposed: 'no' } },
        ingressDeny: [{ fromEntities: ['world'] }],
        enableDefaultDeny: { ingress: false },
      },
    ],
  });
  new MeshPolicy(shop, 'pay', {
    allow: {
      from: { pods: {}, where: { tier: { in: ['front'] }, old: { exists: false }, size: { notIn: ['xl'] } } },
      to: { fqdns: ['api.example.com', '*.example.org'] },
      ports: [{ any: 443 }],
    },
  });
  new MeshPolicy(shop, 'read', {
    allow: {
      from: { pods: {}, namespaces: { names: ['shop', 'data'] } },
      to: { pods: { app: 'api' } },
      ports: [{ tcp: 8080 }],
      http: [{ method: 'GET', path: '/v1/.*', host: 'api' }],
      sameCluster: true,
    },
  }).silence('policy/limits-nothing', 'the other clusters follow');
  new MeshPolicy(shop, 'ask', {
    allow: {
      from: { pods: { app: 'batch' } },
      to: { pods: { 'k8s-app': 'kube-dns' }, namespace: 'kube-system' },
      ports: [{ udp: 53 }],
      dns: ['*.example.com'],
      only: 'egress',
    },
  })
    .silence('policy/limits-nothing', 'the batch asks for nothing else')
    .silence('policy/dns-open', 'to be closed later');
  new AllowDns(shop, 'dns', { clusters: { names: ['beta'] } });
  new AllowWithinNamespace(shop, 'within', { acrossClusters: true, clusters: { names: ['alpha'] } });
  new AllowFromIngress(shop, 'gateways', { pods: { app: 'front' }, ports: [{ tcp: 8080 }] });
  new AllowFromApiServer(shop, 'webhooks', { clusters: { names: ['beta'] } });
  new AllowToApiServer(shop, 'api');
  new MeshPolicy(fleet, 'no-partners', {
    deny: {
      from: { cidrs: ['192.0.2.0/24'], except: ['192.0.2.0/28'] },
      to: { pods: {}, namespaces: { labels: { team: 'shop' } } },
    },
  });
  new MeshPolicy(fleet, 'ping', {
    allow: {
      from: { entities: ['host', 'remote-node'] },
      to: { wholeClusters: { labels: { area: 'eu' } } },
      icmp: [{ type: 'EchoRequest' }, { type: 128, family: 'IPv6' }],
    },
  });
  new DefaultDeny(fleet, 'everywhere', { leavesOut: ['data'], clusters: { names: ['gamma'] } });
  new AllowDns(fleet, 'dns');
  new AllowFromIngress(fleet, 'gateways', { ports: [{ tcp: 9000 }] });
  new AllowFromApiServer(fleet, 'webhooks');
  new AllowToApiServer(fleet, 'api', { pods: { app: 'operator' } });
  const data = new MeshNamespace(fleet, 'data');
  new Workload(data, 'catalog', { labels: { app: 'catalog' } });
  new Workload(data, 'front', {
    labels: { app: 'front', tier: 'front' },
    clusters: { names: ['beta'] },
    serviceAccount: 'front',
    replicas: 2,
    ports: [
      { name: 'web', port: 8080 },
      { port: 9090, protocol: 'UDP' },
    ],
  });
  const web = new Gateway(shop, 'web', {
    clusters: { names: ['beta', 'alpha'] },
    controller: { cilium: {} },
    listeners: [
      { name: 'http', port: 80, protocol: 'HTTP', routesFrom: { all: {} } },
      {
        name: 'tls',
        port: 443,
        protocol: 'HTTPS',
        hostname: '*.example.com',
        tls: { mode: 'Terminate', certificates: [{ name: 'web', namespace: 'data' }] },
        routesFrom: { labels: { team: 'shop' } },
      },
    ],
    annotations: { 'example.com/scheme': 'internal' },
    addresses: [{ type: 'IPAddress', value: '192.0.2.1' }],
  });
  const envoy = new Gateway(shop, 'envoy', {
    controller: { envoyGateway: { className: 'eg', routing: 'clusterIp' } },
    listeners: [{ name: 'tls', port: 8443, protocol: 'TLS', tls: { mode: 'Passthrough' } }],
  });
  new HttpRoute(shop, 'pages', {
    gateways: [{ gateway: web, listener: 'http' }],
    clusters: { names: ['alpha', 'beta'] },
    hostnames: ['www.example.com'],
    rules: [
      {
        matches: [
          {
            path: { prefix: '/cart' },
            headers: { 'x-a': { exact: 'a' }, 'x-b': { regex: 'b+' } },
            query: { lang: { exact: 'pt' } },
            method: 'GET',
          },
        ],
        filters: [
          { requestHeaders: { set: { 'x-c': 'c' }, add: { 'x-d': 'd' }, remove: ['x-e'] } },
          { rewrite: { hostname: 'cart.example.com', path: { prefix: '/' } } },
        ],
        timeouts: { request: '10s', backendRequest: '2s' },
        backends: [
          { service: cart, port: 9000, weight: 90, via: 'service', cluster: 'alpha' },
          { plain: { name: 'old-cart', namespace: 'data' }, port: 8080, weight: 10 },
        ],
      },
      {
        matches: [{ path: { exact: '/old' } }],
        filters: [{ redirect: { scheme: 'https', path: { full: '/new' }, port: 8443, status: 308 } }],
      },
    ],
  });
  new GrpcRoute(shop, 'calls', {
    gateways: [{ gateway: web }],
    hostnames: ['calls.example.com'],
    rules: [
      {
        matches: [{ method: { service: 'shop.Cart', method: 'Get' }, headers: { 'x-a': { exact: 'a' } } }],
        filters: [{ responseHeaders: { set: { 'x-c': 'c' } } }],
        backends: [{ service: cart }],
      },
    ],
  });
  new TlsRoute(shop, 'through', {
    gateways: [{ gateway: envoy }],
    hostnames: ['through.example.com'],
    backends: [{ service: catalog }],
  });
  new Ingress(shop, 'legacy', {
    clusters: { names: ['alpha'] },
    controller: { cilium: { loadBalancerMode: 'shared' } },
    rules: [
      {
        host: 'legacy.example.com',
        paths: [{ path: '/', pathType: 'Exact', backend: { service: cart, port: 9000 } }],
      },
    ],
    defaultBackend: { plain: { name: 'fallback' }, port: 80 },
    tls: [{ hosts: ['legacy.example.com'], secret: 'legacy' }],
    annotations: { 'example.com/note': 'yes' },
  });
  fleet.silence('crds/unused', 'a chart makes what needs them');
  return fleet;
}

test('the same fleet in TypeScript and YAML gives the same bytes', async () => {
  const [written, read] = [inTypeScript(), await load(yaml)].map(fleet => synthesize(fleet));
  const bytes = ({ trees, fleet }: NonNullable<typeof written>): unknown => [
    fleet,
    Object.fromEntries(
      trees.flatMap(tree => tree.files.map(file => [`${tree.cluster}/${file.path}`, textOf(file)])),
    ),
  ];
  expect(written?.report.findings).toEqual([]);
  expect(read?.report.findings).toEqual([]);
  expect(bytes(read!)).toEqual(bytes(written!));
  expect(read?.plan).toEqual(written?.plan);
  expect(read?.trees).toHaveLength(3);
});

test('ids that are left to Meshprint are the same', async () => {
  const read = synthesize(await load(yaml.replace(/^ {4}id: \S+$/gm, '    id: auto')));
  const written = synthesize(inTypeScript('auto'));
  expect(read.report.findings).toEqual([]);
  expect(read.plan).toEqual(written.plan);
  expect(read.plan?.clusters.map(({ id, autoId }) => [id, autoId])).toEqual([
    [1, true],
    [2, true],
    [3, true],
  ]);
  const texts = ({ trees }: typeof read): string[] => trees.flatMap(tree => tree.files.map(textOf));
  expect(texts(read)).toEqual(texts(written));
  expect(texts(read)).toEqual(texts(synthesize(await load(yaml))));
});

test('silences are the same', async () => {
  const { silenced } = synthesize(await load(yaml)).report;
  expect(silenced).toHaveLength(8);
  const reasons = synthesize(inTypeScript()).report.silenced.map(({ reason }) => reason);
  expect(silenced.map(({ reason }) => reason).sort()).toEqual(reasons.sort());
});

test('JSON is YAML', async () => {
  const fleet = synthesize(await load(yaml));
  const { parse } = await import('yaml');
  const json = synthesize(
    await load(JSON.stringify(parse(yaml), null, '\t').replace(/^\t+/gm, t => ' '.repeat(t.length))),
  );
  expect(json.plan).toEqual(fleet.plan);
});
