import { type Chart, Size } from 'cdk8s';
import { Cpu, Deployment, EnvValue, ImagePullPolicy, Probe } from 'cdk8s-plus-28';
import {
  Cluster,
  DefaultDeny,
  ExportedService,
  Fleet,
  GlobalService,
  Layer,
  MeshNamespace,
  MeshPolicy,
} from 'meshprint';

// Two GKE clusters in two regions of one VPC, joined by Cilium Cluster Mesh and run by Flux. GKE's kube-dns forwards
// clusterset.local to a CoreDNS of the cluster's own.

const fleet = new Fleet('two-clusters', {
  cilium: { version: '1.20.3' },
  flux: { version: '2.9.4' },
  mesh: {
    domain: 'mesh.example.com',
    topology: { fullMesh: {} },
    trust: {
      certManager: {
        issuer: 'cilium-mesh',
        provision: { install: { version: 'v1.19.1', rootSecret: 'cilium-mesh-root' } },
      },
    },
    // Holds the pods of both clusters and leaves room for fourteen more like them.
    nativeRoutingCidr: { ipv4: '10.0.0.0/12' },
  },
});

const west = new Cluster(fleet, 'west', {
  id: 1,
  kubernetes: '1.34',
  platform: { gke: { region: 'us-west1', project: 'example-mesh' } },
  labels: { region: 'us' },
  podCidrs: ['10.1.0.0/16'],
  nodeCidrs: ['10.128.0.0/20'],
  serviceCidrs: ['10.96.0.0/20'],
  clustersetDns: { ownServer: { address: '10.96.0.53' } },
  repository: {
    url: 'https://github.com/example/fleet-west.git',
    forge: { github: { tokenSecret: 'github-status' } },
  },
});

const east = new Cluster(fleet, 'east', {
  id: 2,
  kubernetes: '1.34',
  platform: { gke: { region: 'europe-west9', project: 'example-mesh' } },
  labels: { region: 'eu' },
  podCidrs: ['10.2.0.0/16'],
  nodeCidrs: ['10.129.0.0/20'],
  serviceCidrs: ['10.97.0.0/20'],
  clustersetDns: { ownServer: { address: '10.97.0.53' } },
  repository: {
    url: 'https://github.com/example/fleet-east.git',
    forge: { github: { tokenSecret: 'github-status' } },
  },
});

// The shop runs in both clusters; its catalog is one service to every caller, through the MCS API.
const shop = new MeshNamespace(fleet, 'shop');
new ExportedService(shop, 'catalog', {
  ports: [{ name: 'http', port: 80, targetPort: 8080 }],
  selector: { app: 'catalog' },
  providers: { all: {} },
  // Callers stay in their own cluster while it has a healthy backend.
  exportedAnnotations: { 'service.cilium.io/affinity': 'local' },
});

// The ledger runs in the east only; the west calls it under the same name.
const bank = new MeshNamespace(fleet, 'bank');
const ledger = new GlobalService(bank, 'ledger', {
  ports: [{ name: 'http', port: 9000 }],
  selector: { app: 'ledger' },
  providers: { names: [east.name] },
});

// Nothing reaches the bank's pods, and they reach nothing, but for the checkout of the west.
new DefaultDeny(bank, 'default-deny');
new MeshPolicy(bank, 'checkout-to-ledger', {
  allow: {
    from: { pods: { app: 'checkout' }, namespace: shop.name, clusters: { names: [west.name] } },
    to: { service: ledger },
    ports: [{ tcp: 9000 }],
  },
});

new Layer(fleet, 'shop-apps', {
  namespace: shop.name,
  build(chart, cluster) {
    server(chart, 'frontend', { CATALOG_URL: 'http://catalog.shop.svc.clusterset.local' });
    server(chart, 'catalog', { REGION: cluster.props.labels?.region ?? '' });
    if (cluster === west) server(chart, 'checkout', { LEDGER_URL: 'http://ledger.bank.svc:9000' });
  },
});

new Layer(fleet, 'bank-apps', {
  namespace: bank.name,
  clusters: { names: [east.name] },
  build(chart) {
    server(chart, 'ledger', {}, 9000);
  },
});

/** Two pods of a small HTTP server, with the label that services and policies select. */
function server(chart: Chart, app: string, env: Record<string, string>, port = 8080): void {
  const deployment = new Deployment(chart, app, {
    metadata: { name: app, labels: { app } },
    podMetadata: { labels: { app } },
    replicas: 2,
  });
  const container = deployment.addContainer({
    image: 'registry.k8s.io/e2e-test-images/agnhost:2.53',
    args: ['netexec', `--http-port=${port}`],
    imagePullPolicy: ImagePullPolicy.IF_NOT_PRESENT,
    portNumber: port,
    liveness: Probe.fromTcpSocket({ port }),
    securityContext: { user: 65534, group: 65534 },
    resources: {
      cpu: { request: Cpu.millis(50), limit: Cpu.millis(500) },
      memory: { request: Size.mebibytes(64), limit: Size.mebibytes(128) },
    },
  });
  for (const [name, value] of Object.entries(env)) container.env.addVariable(name, EnvValue.fromValue(value));
}

export default fleet;
