import { Cluster, ExportedService, Fleet, MeshNamespace } from 'meshprint';

// A fleet on its way from Cilium 1.18 to 1.19, on an older Flux.

const fleet = new Fleet('minors', {
  cilium: { version: '1.18.12' },
  flux: { version: '2.7.5' },
  crds: { mcsApi: { assumes: { version: 'v0.4.1' } } },
  mesh: {
    domain: 'mesh.minors.example',
    topology: { fullMesh: {} },
    trust: {
      certManager: {
        issuer: 'minors-ca',
        provision: { install: { version: 'v1.19.1', rootSecret: 'minors-root' } },
      },
    },
  },
});

for (const [i, name] of ['before', 'after'].entries())
  new Cluster(fleet, name, {
    id: 1 + i,
    kubernetes: '1.33',
    platform: { generic: { loadBalancerAnnotations: {} } },
    podCidrs: [`10.${1 + i}.0.0/16`],
    nodeCidrs: [`192.168.${1 + i}.0/24`],
    repository: { url: `https://git.example.com/fleet/${name}.git` },
    // Only the chart of 1.19 changes a Corefile; the CoreDNS of Kubernetes 1.33 was replaced by a newer one.
    ...(name === 'after'
      ? { cilium: { version: '1.19.6' }, clustersetDns: { auto: { coredns: '1.12.4' } } }
      : { clustersetDns: { elsewhere: {} } }),
  });

fleet.silence('control-plane/no-cache-ttl', 'until every cluster runs 1.19');

new ExportedService(new MeshNamespace(fleet, 'shop'), 'web', {
  ports: [{ name: 'http', port: 80 }],
  selector: { app: 'web' },
  providers: { all: {} },
});

export default fleet;
