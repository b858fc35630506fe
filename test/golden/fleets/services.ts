import { Cluster, ExportedService, Fleet, GlobalService, Layer, MeshNamespace } from 'meshprint';
import { ApiObject } from 'cdk8s';

// Every way of sharing a service: fronts, headless, differences by cluster, drains, both models, Services that other
// manifests bring, global and local namespaces, and a cluster whose Cilium knows global ones only.

const fleet = new Fleet('services', {
  cilium: { version: '1.20.3', values: { loadBalancer: { serviceTopology: true } } },
  flux: { version: '2.9.4' },
  mesh: {
    domain: 'mesh.services.example',
    topology: { fullMesh: {} },
    trust: { certManager: { issuer: 'services-ca', provision: { assumes: { version: 'v1.19.1' } } } },
  },
});

for (const [i, name] of ['lisbon', 'oslo', 'paris'].entries())
  new Cluster(fleet, name, {
    id: 1 + i,
    kubernetes: '1.34',
    // Callers use the derived Services.
    clustersetDns: { none: {} },
    platform: { generic: { loadBalancerAnnotations: {} } },
    podCidrs: [`10.${1 + i}.0.0/16`],
    nodeCidrs: [`192.168.${1 + i}.0/24`],
    kubeProxyReplacement: true,
    apiServer: { host: `api.${name}.example.com` },
    repository: { url: `https://git.example.com/fleet/${name}.git` },
    // On its way to a new minor: nobody's traffic goes there meanwhile.
    ...(name === 'oslo' && { cilium: { version: '1.19.6' }, drained: true }),
  });

const shop = new MeshNamespace(fleet, 'shop');
new MeshNamespace(fleet, 'scratch', { scope: 'local', clusters: { names: ['lisbon', 'paris'] } });

new GlobalService(shop, 'front', {
  ports: [
    { name: 'http', port: 80, targetPort: 8080, appProtocol: 'http' },
    { name: 'metrics', port: 9090, targetPort: 'metrics' },
  ],
  selector: { app: 'front' },
  providers: { all: {} },
  type: 'LoadBalancer',
  sessionAffinity: { timeoutSeconds: 600 },
  trafficDistribution: 'PreferClose',
  affinity: 'local',
  affinityIn: { lisbon: 'remote', paris: 'none' },
  syncEndpointSlices: true,
  inCluster: {
    lisbon: { targetPorts: { http: 'web' }, annotations: { 'lb.example.com/scheme': 'internal' } },
  },
});

new GlobalService(shop, 'store', {
  ports: [{ name: 'sql', port: 5432 }],
  selector: { app: 'store' },
  providers: { names: ['lisbon', 'paris'] },
  drained: { names: ['lisbon'] },
  headless: true,
});

new GlobalService(shop, 'moving', {
  ports: [{ name: 'grpc', port: 9000, appProtocol: 'kubernetes.io/h2c' }],
  selector: { app: 'moving' },
  providers: { names: ['lisbon'] },
  alsoExported: { exportedAnnotations: { 'service.cilium.io/affinity': 'local' } },
})
  .silence('service/both-models', 'callers move to the exported name until spring');

new ExportedService(shop, 'catalog', {
  ports: [
    { name: 'http', port: 80, targetPort: 8080 },
    { name: 'dns', port: 53, protocol: 'UDP' },
  ],
  selector: { app: 'catalog' },
  providers: { all: {} },
  drained: { names: ['lisbon'] },
  exportedLabels: { team: 'shop' },
  exportedAnnotations: { 'service.cilium.io/affinity': 'local' },
});

new ExportedService(shop, 'peers', {
  ports: [{ name: 'gossip', port: 7000 }],
  selector: { app: 'peers' },
  providers: { names: ['lisbon', 'paris'] },
  headless: true,
});

// A chart brings both Services in every cluster.
new GlobalService(shop, 'legacy', {
  ports: [{ name: 'http', port: 8080 }],
  selector: { app: 'legacy' },
  providers: { names: ['paris'] },
  consumers: { names: ['lisbon'] },
  affinityIn: { lisbon: 'local' },
  existing: {},
});
new ExportedService(shop, 'legacy-api', {
  ports: [{ name: 'http', port: 8081 }],
  selector: { app: 'legacy' },
  providers: { names: ['paris'] },
  existing: {},
});

// What comes after all of that.
new Layer(fleet, 'apps', {
  clusters: { names: ['paris'] },
  namespace: 'shop',
  build: chart => {
    new ApiObject(chart, 'settings', {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'settings' },
      data: { ledger: 'front.shop.svc' },
    });
  },
});

export default fleet;
