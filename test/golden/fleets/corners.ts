import { ApiObject, JsonPatch } from 'cdk8s';
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

// Everything that the demo does not use: generic clusters, tunnels, both address families, kube-proxy replaced, links
// one by one, an issuer that something else brings, `flux bootstrap`, one repository for two clusters, every kind of
// choice and of policy.

const fleet = new Fleet('corners', {
  cilium: { version: '1.20.3', digest: `sha256:${'0123456789abcdef'.repeat(4)}` },
  flux: { version: '2.9.4', install: { bootstrap: {} } },
  mesh: {
    domain: 'mesh.corners.example',
    topology: {
      links: {
        between: [
          ['hub', 'north'],
          ['south', 'hub'],
        ],
      },
    },
    trust: { certManager: { issuer: 'company-ca', provision: { assumes: { version: 'v1.19.1' } } } },
    maxConnectedClusters: 511,
  },
});

new Cluster(fleet, 'hub', {
  id: 300,
  kubernetes: '1.35',
  platform: {
    generic: {
      tunnelProtocol: 'geneve',
      loadBalancerAnnotations: { 'lb.example.com/scheme': 'internal' },
    },
  },
  labels: { role: 'hub' },
  podCidrs: ['10.0.0.0/16', 'fd00:0:0:100::/104'],
  nodeCidrs: ['192.168.0.0/24'],
  serviceCidrs: ['172.20.0.0/20'],
  apiServer: { host: 'api.hub.example.com' },
  kubeProxyReplacement: true,
  endpoint: { dns: { name: 'mesh-hub.example.com' } },
  repository: {
    url: 'ssh://git@git.example.com:2222/fleet/hub.git',
    branch: 'live',
    secret: 'deploy-key',
    forge: { gitea: { tokenSecret: 'status-token' } },
  },
});

for (const [i, name] of ['north', 'south'].entries())
  new Cluster(fleet, name, {
    id: 301 + i,
    kubernetes: '1.34',
    platform: {
      generic: {
        tunnelProtocol: 'geneve',
        ipam: i === 0 ? 'cluster-pool' : 'kubernetes',
        loadBalancerAnnotations: {},
      },
    },
    labels: { role: 'spoke' },
    podCidrs: [`10.${i + 1}.0.0/16`],
    nodeCidrs: [`192.168.${i + 1}.0/24`],
    repository: { url: 'https://git.example.com/fleet/spokes.git', path: `clusters/${name}` },
    clustersetDns: i === 0 ? { elsewhere: {} } : { none: {} },
  }).silence('datapath/ip-families', 'only the hub’s own clients speak IPv6');

const data = new MeshNamespace(fleet, 'data', {
  labels: { 'pod-security.kubernetes.io/enforce': 'restricted' },
  annotations: { 'example.com/owner': 'data team' },
});
const web = new MeshNamespace(fleet, 'web', { clusters: { labels: { role: 'spoke' } } });

const store = new GlobalService(data, 'store', {
  ports: [
    { name: 'sql', port: 5432 },
    { name: 'metrics', port: 9187, targetPort: 'metrics', appProtocol: 'http' },
  ],
  selector: { app: 'store' },
  providers: { names: ['hub'] },
  consumers: { labels: { role: 'spoke' } },
  affinity: 'remote',
});
new ExportedService(data, 'search', {
  ports: [{ name: 'query', port: 53, targetPort: 5353, protocol: 'UDP' }],
  selector: { app: 'search' },
  providers: { labels: { role: 'hub' } },
  exportedLabels: { team: 'data' },
}).silence('service/closed-by-policy', 'the search team writes its policies itself');

new MeshPolicy(data, 'web-to-store', {
  allow: {
    from: { pods: { app: 'site' }, namespace: web.name },
    to: { service: store },
    ports: [{ tcp: 5432 }],
  },
});
new MeshPolicy(data, 'no-admin', {
  deny: {
    from: { pods: {}, namespace: 'sandbox', clusters: { names: ['north', 'south'] } },
    to: { pods: { app: 'store' }, clusters: { names: ['hub'] } },
    ports: [{ tcp: 9000, endPort: 9999 }, { udp: 53 }, { sctp: 36412 }],
  },
}).silence('object/missing-namespace', 'the sandbox team makes its namespace itself');
new DefaultDeny(data, 'ingress-only', { directions: ['ingress'], clusters: { names: ['hub'] } });
new DefaultDeny(web, 'sealed', { allowDns: false });

new Layer(fleet, 'extras', {
  clusters: { labels: { role: 'hub' } },
  namespace: data.name,
  build(chart, cluster) {
    new ApiObject(chart, 'role', {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'ClusterRole',
      metadata: { name: 'extras:reader' },
      rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['get', 'list'] }],
    });
    const settings = new ApiObject(chart, 'settings', {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'settings' },
      data: {
        'motd.txt': 'Hello from\n  the hub: "on", `off` & 1e3\n',
        cluster: cluster.name,
        empty: '',
        yes: 'yes',
      },
    });
    settings.addJsonPatch(JsonPatch.add('/data/patched', '~'));
  },
});

export default fleet;
