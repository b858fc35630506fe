import { ApiObject } from 'cdk8s';
import { Cluster, ExportedService, Fleet, Layer, MeshNamespace } from 'meshprint';

// Three minors of Cilium, and all that they need beside it: exports while one operator does not bring the
// CRDs for them, Gateway API of the release that each minor wants, a layer with kinds that something else brings.

const fleet = new Fleet('needs', {
  cilium: { version: '1.19.6' },
  flux: { version: '2.7.5' },
  mesh: {
    domain: 'mesh.needs.example',
    // Minors two apart are never connected.
    topology: { links: { between: [['last', 'middle']] } },
    trust: {
      certManager: {
        issuer: 'needs-ca',
        provision: { install: { version: 'v1.19.1', rootSecret: 'needs-root' } },
      },
    },
  },
  crds: {
    gatewayApi: { install: { version: 'v1.4.1', commit: 'a1'.repeat(20) } },
    mcsApi: { install: { version: 'v0.4.1', commit: 'b2'.repeat(20) } },
  },
  assumes: [
    { crd: 'servicemonitors.monitoring.coreos.com', kind: 'ServiceMonitor', version: 'v1' },
    {
      crd: 'tenants.example.com',
      kind: 'Tenant',
      version: 'v1beta1',
      scope: 'Cluster',
      clusters: { names: ['first', 'last'] },
    },
  ],
});

const minors = {
  last: { cilium: { version: '1.18.12' }, crds: { gatewayApi: { assumes: { version: 'v1.3.0' } } } },
  middle: {},
  first: {
    cilium: { version: '1.20.3' },
    crds: {
      gatewayApi: {
        install: { version: 'v1.6.1', commit: 'c3'.repeat(20), channel: 'experimental' },
      },
    },
  },
} as const;

for (const [i, [name, own]] of Object.entries(minors).entries())
  new Cluster(fleet, name, {
    id: 1 + i,
    kubernetes: '1.33',
    platform: { generic: { loadBalancerAnnotations: {} } },
    podCidrs: [`10.${1 + i}.0.0/16`],
    nodeCidrs: [`192.168.${1 + i}.0/24`],
    repository: {
      url: `https://git.example.com/fleet/${name}.git`,
      forge: { gitea: { tokenSecret: 'status-token' } },
    },
    clustersetDns: { none: {} },
    ...own,
  });

const shop = new MeshNamespace(fleet, 'shop');
new ExportedService(shop, 'web', {
  ports: [{ name: 'http', port: 80 }],
  selector: { app: 'web' },
  providers: { all: {} },
});
fleet.silence('control-plane/no-cache-ttl', 'Cilium 1.18 has none');
fleet.silence('route/no-gateway', 'the platform team brings the Gateway');

new Layer(fleet, 'edge', {
  namespace: shop.name,
  build(chart, cluster) {
    new ApiObject(chart, 'route', {
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind: 'HTTPRoute',
      metadata: { name: 'web' },
      spec: {
        parentRefs: [{ name: 'edge', namespace: 'kube-system' }],
        rules: [
          {
            backendRefs: [
              { group: 'multicluster.x-k8s.io', kind: 'ServiceImport', name: 'web', port: 80 },
            ],
          },
        ],
      },
    });
    new ApiObject(chart, 'monitor', {
      apiVersion: 'monitoring.coreos.com/v1',
      kind: 'ServiceMonitor',
      metadata: { name: 'web' },
      spec: { selector: { matchLabels: { app: 'web' } }, endpoints: [{ port: 'http' }] },
    });
    if (cluster.name === 'middle') return;
    // Outside of namespaces, as the fleet says: the layer's own is not put on it.
    new ApiObject(chart, 'tenant', {
      apiVersion: 'example.com/v1beta1',
      kind: 'Tenant',
      metadata: { name: 'web' },
      spec: { owner: 'web team' },
    });
  },
});

export default fleet;
