import { Cluster, ExportedService, Fleet, MeshNamespace, type PlatformProps } from 'meshprint';

// A service that every platform's DNS has a name for: clusters that are not linked, one for each way of serving it.

const fleet = new Fleet('dns', {
  cilium: { version: '1.20.3' },
  flux: { version: '2.9.4' },
  mesh: {
    domain: 'mesh.dns.example',
    topology: { links: { between: [] } },
    trust: { certManager: { issuer: 'dns-ca', provision: { assumes: { version: 'v1.19.1' } } } },
    nativeRoutingCidr: { ipv4: '10.0.0.0/8' },
  },
});

const platforms: Readonly<Record<string, PlatformProps>> = {
  generic: { generic: { loadBalancerAnnotations: {} } },
  gke: { gke: { region: 'europe-west9' } },
  eks: { eksOverlay: { loadBalancerController: 'aws-load-balancer-controller' } },
  aks: { aksByocni: { resourceGroup: 'mesh' } },
  k3s: { k3s: { loadBalancerAnnotations: {} } },
  rke2: { rke2: { loadBalancerAnnotations: {} } },
};

for (const [i, [name, platform]] of Object.entries(platforms).entries())
  new Cluster(fleet, name, {
    id: 1 + i,
    kubernetes: '1.35',
    platform,
    podCidrs: [`10.${1 + i}.0.0/16`],
    nodeCidrs: [`192.168.${1 + i}.0/24`],
    serviceCidrs: [`172.20.${16 * i}.0/20`],
    repository: { url: `https://git.example.com/fleet/${name}.git` },
    ...(name === 'eks' && { clustersetDns: { addOn: { coredns: '1.12.4' } } }),
    ...(name === 'gke' && {
      clustersetDns: {
        ownServer: { address: '172.20.16.53', stubDomains: { 'corp.example.com': ['10.200.0.53'] } },
      },
    }),
    // What is there is too old, so another server has the zone.
    ...(name === 'k3s' && {
      kubernetes: '1.34',
      clustersetDns: {
        ownServer: { address: '172.20.64.53', coredns: '1.14.2', image: 'registry.example.com/coredns' },
      },
    }),
  });

new ExportedService(new MeshNamespace(fleet, 'shop'), 'web', {
  ports: [{ name: 'http', port: 80 }],
  selector: { app: 'web' },
  providers: { all: {} },
});

export default fleet;
