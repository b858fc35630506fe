import { type Chart, Size } from 'cdk8s';
import { Cpu, Deployment, ImagePullPolicy } from 'cdk8s-plus-28';
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

// Two kind clusters on one machine, for docs/walkthrough-kind.md. Their nodes are containers in the docker network
// 172.30.0.0/24, and Flux reads from `meshprint serve` at 172.30.0.1, which is the machine itself in that network.

const fleet = new Fleet('kind', {
  cilium: { version: '1.20.3' },
  flux: { version: '2.9.4' },
  mesh: { domain: 'mesh.kind.example', topology: { fullMesh: {} }, trust: { sharedCa: {} } },
});

fleet.silence(
  'cluster/repository-in-clear',
  'this machine serves them to its own containers, and nobody else',
);

// Docker hands out addresses in turn: the nodes of the cluster that is made first have .2 and .3.
const kind = (name: string, id: number, nodeCidr: string, addresses: string[]): Cluster =>
  new Cluster(fleet, name, {
    id,
    kubernetes: '1.35',
    platform: { kind: {} },
    podCidrs: [`10.${id}.0.0/16`],
    serviceCidrs: [`10.10${id}.0.0/16`],
    nodeCidrs: [nodeCidr],
    endpoint: { nodePort: { port: 32379, addresses } },
    repository: { url: `http://172.30.0.1:8417/kind/${name}.git` },
  });
const west = kind('west', 1, '172.30.0.2/31', ['172.30.0.2', '172.30.0.3']);
const east = kind('east', 2, '172.30.0.4/31', ['172.30.0.4', '172.30.0.5']);

// Both services run in the east alone, so that whoever gets an answer in the west got it across the mesh.
const demo = new MeshNamespace(fleet, 'demo');
const inTheEast = {
  ports: [{ name: 'http', port: 80, targetPort: 8080 }],
  providers: { names: [east.name] },
};
const echo = new GlobalService(demo, 'echo', { ...inTheEast, selector: { app: 'echo' } });
const quote = new ExportedService(demo, 'quote', { ...inTheEast, selector: { app: 'quote' } });

new DefaultDeny(demo, 'closed', { directions: ['ingress'] });
for (const service of [echo, quote])
  new MeshPolicy(demo, `client-to-${service.node.id}`, {
    allow: {
      from: { pods: { app: 'client' }, clusters: { names: [west.name] } },
      to: { service },
      ports: [{ tcp: 8080 }],
    },
  });

new Layer(fleet, 'demo-apps', {
  namespace: demo.name,
  build(chart, cluster) {
    for (const app of cluster === east ? ['echo', 'quote'] : ['client', 'stranger']) server(chart, app);
  },
});

/** A pod that answers `/hostname` with its own name, and has curl for those who call. */
function server(chart: Chart, app: string): void {
  new Deployment(chart, app, {
    metadata: { name: app, labels: { app } },
    podMetadata: { labels: { app } },
    replicas: 1,
  }).addContainer({
    image: 'registry.k8s.io/e2e-test-images/agnhost:2.53',
    args: ['netexec', '--http-port=8080'],
    imagePullPolicy: ImagePullPolicy.IF_NOT_PRESENT,
    portNumber: 8080,
    securityContext: { user: 65534, group: 65534 },
    resources: {
      cpu: { request: Cpu.millis(10), limit: Cpu.millis(500) },
      memory: { request: Size.mebibytes(32), limit: Size.mebibytes(128) },
    },
  });
}

export default fleet;
