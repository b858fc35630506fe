'use strict';
const { ApiObject } = require('cdk8s');
const {
  Cluster,
  DefaultDeny,
  Fleet,
  GlobalService,
  ExportedService,
  Layer,
  MeshNamespace,
  MeshPolicy,
  Workload,
} = require('../lib/index');

const almostFullMesh = {
  difference: { of: { fullMesh: {} }, without: { links: { between: [['cluster-1', 'cluster-2']] } } },
};

const web = { from: { pods: { app: 'web' } }, to: { pods: { app: 'app-1' } }, ports: [{ tcp: 9090 }] };

/** Objects that no two clusters have alike. */
function ownObjects(chart, { name }) {
  const labels = { app: 'own', cluster: name };
  const about = { metadata: { name: 'own', namespace: 'ns-0', labels } };
  const pod = {
    metadata: { labels },
    spec: { containers: [{ name: 'own', image: 'registry.example.com/own:1' }] },
  };
  const specs = [
    ['v1', 'ConfigMap', { data: labels }],
    ['v1', 'ServiceAccount', {}],
    ['v1', 'Service', { spec: { selector: labels, ports: [{ name: 'http', port: 80 }] } }],
    ['apps/v1', 'Deployment', { spec: { selector: { matchLabels: labels }, template: pod } }],
    [
      'cilium.io/v2',
      'CiliumNetworkPolicy',
      { spec: { endpointSelector: { matchLabels: labels }, ingress: [{}] } },
    ],
  ];
  for (const [apiVersion, kind, rest] of specs)
    new ApiObject(chart, kind, { apiVersion, kind, ...about, ...rest });
}

/**
 * A full mesh of generic clusters with 20 namespaces, 40 global services, 40 exports and 20 policies; the options change
 * one thing of it. Workloads are declared and not written: with them the same trees come about, and questions about
 * traffic have somebody to ask about.
 */
exports.build = function build(
  clusters,
  { cilium = '1.20.3', encryption, unlinked, drained, closed, changed, more, unlike, workloads } = {},
) {
  const fleet = new Fleet(`mesh-${clusters}`, {
    cilium: { version: cilium },
    flux: { version: '2.9.4' },
    mesh: {
      domain: 'mesh.example.com',
      ...(encryption !== undefined && { encryption }),
      topology: unlinked === true ? almostFullMesh : { fullMesh: {} },
      trust: { certManager: { issuer: 'mesh-ca', provision: { assumes: { version: 'v1.19.1' } } } },
      maxConnectedClusters: 511,
    },
  });
  for (let id = 1; id <= clusters; id += 1)
    new Cluster(fleet, `cluster-${id}`, {
      id,
      kubernetes: '1.34',
      platform: {
        generic: {
          loadBalancerAnnotations: changed === true && id === 1 ? { 'example.com/pool': 'internal' } : {},
        },
      },
      podCidrs: [`10.${id >> 2}.${(id & 3) << 6}.0/18`],
      nodeCidrs: [`172.${16 + (id >> 8)}.${id & 255}.0/24`],
      repository: { url: `https://git.example.com/fleet/cluster-${id}.git` },
      clustersetDns: { auto: { coredns: '1.12.2' } },
      ...(unlike === true && { cilium: { values: { resources: { requests: { cpu: `${100 + id}m` } } } } }),
    });
  if (unlike === true) new Layer(fleet, 'own', { build: ownObjects });
  const mostNames = Array.from({ length: clusters - 1 }, (_, i) => `cluster-${i + 2}`);
  for (let n = 0; n < 20; n += 1) {
    const namespace = new MeshNamespace(fleet, `ns-${n}`);
    if (closed === true) new DefaultDeny(namespace, 'closed', {});
    for (let s = 0; s < 2; s += 1) {
      const shared = {
        ports: [{ name: 'http', port: 80 }],
        selector: { app: `app-${s}` },
        providers: drained === true && n === 3 ? { names: mostNames } : { all: {} },
      };
      new GlobalService(namespace, `global-${s}`, shared);
      new ExportedService(namespace, `exported-${s}`, shared);
    }
    if (workloads === true)
      for (const app of ['app-0', 'app-1'])
        new Workload(namespace, app, { labels: { app }, replicas: 3, ports: [{ name: 'http', port: 8080 }] });
    if (more === true && n === 3) new MeshPolicy(namespace, 'more', { allow: web });
    new MeshPolicy(namespace, 'calls', {
      allow: { from: { pods: { app: 'app-0' } }, to: { pods: { app: 'app-1' } }, ports: [{ tcp: 8080 }] },
    });
  }
  return fleet;
};
