import {
  AllowFromIngress,
  Cluster,
  type ClusterProps,
  DefaultDeny,
  ExportedService,
  Fleet,
  Gateway,
  GlobalService,
  HttpRoute,
  MeshNamespace,
  MeshPolicy,
} from 'meshprint';

// A retailer's nine clusters on four platforms, in two meshes that never meet.
//
// The shop's mesh is an overlay over two clouds and a data centre of its own. Europe and America are a full mesh each;
// frankfurt is the hub that every American cluster is linked with too. It is on its way from Cilium 1.19 to 1.20.
//
// The stores' mesh is three GKE clusters in Asia, whose network routes the addresses of pods by itself. It is one minor
// behind, trusts in a CA of its own, and does without encryption, which Google's network has.

const fleet = new Fleet('retail', {
  cilium: {
    version: '1.20.3',
    // For the company's Prometheus, which finds agents by annotations of their pods.
    values: { prometheus: { enabled: true } },
  },
  flux: { version: '2.8.8' },
  mesh: {
    domain: 'mesh.retail.example.com',
    topology: {
      sum: [
        { groups: { by: 'area' } },
        { hubAndSpoke: { hubs: { names: ['frankfurt'] }, spokes: { labels: { area: 'america' } } } },
      ],
    },
    trust: {
      certManager: {
        issuer: 'cilium-mesh',
        provision: { install: { version: 'v1.19.1', rootSecret: 'cilium-mesh-root' } },
        root: {
          sha256: '3f1a9c4be0d27785a16b3c9d5e4f708192a3b4c5d6e7f8091a2b3c4d5e6f7081',
          notAfter: '2036-01-01',
        },
      },
    },
    encryption: { wireGuard: {} },
    // Holds the pods of the stores' mesh; an overlay has no use for it.
    nativeRoutingCidr: { ipv4: '10.128.0.0/12' },
    controlPlane: {
      replicas: 2,
      resources: { apiserver: { requests: { cpu: '100m', memory: '256Mi' } } },
    },
  },
});

/** The parts of a cluster's address plan that follow from its id. */
const addresses = (
  id: number,
  pods: string,
): Pick<ClusterProps, 'id' | 'podCidrs' | 'nodeCidrs' | 'serviceCidrs'> => ({
  id,
  podCidrs: [pods],
  nodeCidrs: [`172.20.${id * 4}.0/22`],
  serviceCidrs: [`172.24.${id * 4}.0/22`],
});

const repository = (name: string): ClusterProps['repository'] => ({
  url: `https://git.example.com/retail/${name}.git`,
  forge: { gitea: { tokenSecret: 'commit-status' } },
});

/** For clusters that have not moved to 1.20 yet. */
const stillOn119 = { cilium: { version: '1.19.7' } };

// Europe

new Cluster(fleet, 'frankfurt', {
  ...addresses(1, '10.0.0.0/14'),
  kubernetes: '1.34',
  platform: { eksOverlay: { loadBalancerController: 'aws-load-balancer-controller' } },
  labels: { mesh: 'shop', area: 'europe', platform: 'aws' },
  clustersetDns: { addOn: { coredns: '1.12.4' } },
  // The hub has links to everybody.
  controlPlane: { replicas: 3, podDisruptionBudget: { minAvailable: 2 } },
  repository: repository('frankfurt'),
});
new Cluster(fleet, 'amsterdam', {
  ...addresses(2, '10.4.0.0/14'),
  kubernetes: '1.34',
  platform: { aksByocni: { resourceGroup: 'retail-europe' } },
  labels: { mesh: 'shop', area: 'europe', platform: 'azure' },
  clustersetDns: { custom: { coredns: '1.12.4' } },
  repository: repository('amsterdam'),
});
new Cluster(fleet, 'warsaw', {
  ...addresses(3, '10.8.0.0/14'),
  kubernetes: '1.34',
  platform: { talos: { loadBalancerAnnotations: { 'lbipam.cilium.io/ips': '172.20.13.10' } } },
  labels: { mesh: 'shop', area: 'europe', platform: 'metal' },
  clustersetDns: { auto: { coredns: '1.12.4' } },
  crds: { gatewayApi: { assumes: { version: 'v1.6.1' } } },
  // The routers of the company's own data centre know this address.
  endpoint: { dns: { name: 'warsaw.dc.retail.example.com' } },
  // Its nodes are few and large: the agents have more endpoints to keep than elsewhere.
  cilium: { values: { resources: { requests: { cpu: '200m', memory: '1Gi' } } } },
  repository: repository('warsaw'),
});

// America

new Cluster(fleet, 'ohio', {
  ...addresses(4, '10.12.0.0/14'),
  kubernetes: '1.33',
  platform: { eksOverlay: { loadBalancerController: 'aws-load-balancer-controller' } },
  labels: { mesh: 'shop', area: 'america', platform: 'aws' },
  clustersetDns: { addOn: { coredns: '1.12.4' } },
  repository: repository('ohio'),
  ...stillOn119,
});
new Cluster(fleet, 'texas', {
  ...addresses(5, '10.16.0.0/14'),
  kubernetes: '1.33',
  platform: { aksByocni: { resourceGroup: 'retail-america' } },
  labels: { mesh: 'shop', area: 'america', platform: 'azure' },
  clustersetDns: { custom: { coredns: '1.12.4' } },
  repository: repository('texas'),
  ...stillOn119,
});
new Cluster(fleet, 'denver', {
  ...addresses(6, '10.20.0.0/14'),
  kubernetes: '1.33',
  platform: { talos: { loadBalancerAnnotations: { 'lbipam.cilium.io/ips': '172.20.25.10' } } },
  labels: { mesh: 'shop', area: 'america', platform: 'metal' },
  clustersetDns: { auto: { coredns: '1.12.4' } },
  repository: repository('denver'),
  ...stillOn119,
});

// Asia: the stores' mesh

const asia = { tokyo: 'asia-northeast1', osaka: 'asia-northeast2', seoul: 'asia-northeast3' };
Object.entries(asia).forEach(([name, region], n) => {
  new Cluster(fleet, name, {
    ...addresses(7 + n, `10.${128 + 4 * n}.0.0/14`),
    kubernetes: '1.33',
    platform: { gke: { region, project: 'retail-stores' } },
    labels: { mesh: 'stores', area: 'asia', platform: 'google' },
    trust: { sharedCa: {} },
    // Kube-dns cannot serve clusterset.local, so it forwards the zone to a CoreDNS of its own.
    clustersetDns: { ownServer: { address: `172.24.${(7 + n) * 4}.53` } },
    encryption: { none: {} },
    repository: repository(name),
    ...stillOn119,
  });
});

// What the shop's mesh shares; nobody in Asia has its namespace.

const shop = new MeshNamespace(fleet, 'shop', { clusters: { labels: { mesh: 'shop' } } });

// The catalog answers in every cluster of the shop; callers stay at home while they can.
const catalog = new GlobalService(shop, 'catalog', {
  ports: [{ name: 'http', port: 80, targetPort: 8080 }],
  selector: { app: 'catalog' },
  providers: { labels: { mesh: 'shop' } },
  affinity: 'local',
});

// Payments run in the hub only, and everybody is linked with it.
const payments = new GlobalService(shop, 'payments', {
  ports: [{ name: 'grpc', port: 443, targetPort: 8443 }],
  selector: { app: 'payments' },
  providers: { names: ['frankfurt'] },
});

// Carts are kept by members that know each other by name, in two clusters near each other. DNS has the pods of both;
// their StatefulSets are called carts-amsterdam and carts-warsaw, so that no two pods have one name.
const carts = new GlobalService(shop, 'carts', {
  ports: [{ name: 'members', port: 7000 }],
  selector: { app: 'carts' },
  providers: { names: ['amsterdam', 'warsaw'] },
  consumers: { names: ['amsterdam', 'warsaw'] },
  headless: true,
});

// The search runs in two clusters and is called by the name of its import.
const search = new ExportedService(shop, 'search', {
  ports: [{ name: 'http', port: 80, targetPort: 8080 }],
  selector: { app: 'search' },
  providers: { names: ['frankfurt', 'amsterdam'] },
});

// Customers come in through the company's own data centre. The web shop's pages move there from the cloud, step by step:
// a tenth of them is answered by warsaw itself, the rest by frankfurt.
const edge = new MeshNamespace(fleet, 'edge', { clusters: { names: ['warsaw'] } });
const storefront = new Gateway(edge, 'storefront', {
  listeners: [
    {
      name: 'https',
      port: 443,
      protocol: 'HTTPS',
      hostname: 'www.retail.example.com',
      tls: { certificates: [{ name: 'www-retail' }] },
      // The teams' routes lie beside their services.
      routesFrom: { all: {} },
    },
  ],
});
new HttpRoute(shop, 'www', {
  gateways: [{ gateway: storefront }],
  rules: [
    { matches: [{ path: { prefix: '/search' } }], backends: [{ service: search }] },
    {
      backends: [
        { service: catalog, cluster: 'warsaw', weight: 10 },
        { service: catalog, cluster: 'frankfurt', weight: 90 },
      ],
    },
  ],
});

// What is tried out stays in its cluster. Cilium knows such namespaces since 1.20, which America does not have yet.
new MeshNamespace(fleet, 'lab', { clusters: { labels: { area: 'europe' } }, scope: 'local' });

new DefaultDeny(shop, 'default-deny');
new MeshPolicy(shop, 'carts-to-carts', {
  allow: {
    from: { pods: { app: 'carts' }, clusters: { names: ['amsterdam', 'warsaw'] } },
    to: { service: carts },
    ports: [{ tcp: 7000 }],
  },
});
// The gateway's proxy has one identity in all clusters: wherever the pages are answered, it is let in.
for (const app of ['catalog', 'search'])
  new AllowFromIngress(shop, `gateway-to-${app}`, { pods: { app }, ports: [{ tcp: 8080 }] });
new MeshPolicy(shop, 'checkout-to-search', {
  allow: { from: { pods: { app: 'checkout' } }, to: { service: search }, ports: [{ tcp: 8080 }] },
});
new MeshPolicy(shop, 'checkout-to-catalog', {
  allow: { from: { pods: { app: 'checkout' } }, to: { service: catalog }, ports: [{ tcp: 8080 }] },
});
new MeshPolicy(shop, 'checkout-to-payments', {
  allow: { from: { pods: { app: 'checkout' } }, to: { service: payments }, ports: [{ tcp: 8443 }] },
});

// Stock levels of the stores, exported from every one of their clusters.

const stores = new MeshNamespace(fleet, 'stores', { clusters: { labels: { mesh: 'stores' } } });
new ExportedService(stores, 'stock', {
  ports: [{ name: 'http', port: 80, targetPort: 8080 }],
  selector: { app: 'stock' },
  providers: { labels: { mesh: 'stores' } },
});

export default fleet;
