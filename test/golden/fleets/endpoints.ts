import { Cluster, type ClusterProps, Fleet } from 'meshprint';

// Every way to reach clustermesh-apiserver, encryption of each kind, and a control plane that somebody has sized: two
// meshes that are not connected, one in clouds on its way from Cilium 1.19 to 1.20, one of kind on 1.18.

const fleet = new Fleet('endpoints', {
  cilium: { version: '1.20.3' },
  flux: { version: '2.8.8' },
  mesh: {
    domain: 'mesh.endpoints.example',
    topology: {
      links: {
        between: [
          ['azure', 'amazon'],
          ['amazon', 'metal'],
          ['metal', 'azure'],
          ['kind-one', 'kind-two'],
        ],
      },
    },
    trust: { certManager: { issuer: 'company-ca', provision: { assumes: { version: 'v1.19.1' } } } },
    encryption: { wireGuard: { nodeEncryption: true, strictMode: { cidr: '10.0.0.0/8' } } },
    controlPlane: {
      replicas: 3,
      resources: {
        apiserver: { requests: { cpu: '100m', memory: '128Mi' } },
        etcd: { requests: { cpu: '200m', memory: '1Gi' }, limits: { memory: '2Gi' } },
        kvstoreMesh: { requests: { memory: '512Mi' } },
      },
      podDisruptionBudget: { minAvailable: '50%' },
      etcdStorage: 'memory',
      cacheTtl: '30m',
    },
  },
});

fleet.silence('endpoint/peer-addresses', 'there is no DNS between the clouds');

const cluster = (id: number, name: string, props: Partial<ClusterProps> & Pick<ClusterProps, 'platform'>): Cluster =>
  new Cluster(fleet, name, {
    id,
    kubernetes: '1.33',
    podCidrs: [`10.${id}.0.0/16`],
    nodeCidrs: [`192.168.${id}.0/24`],
    repository: { url: `https://git.example.com/fleet/${name}.git` },
    ...props,
  });

cluster(1, 'azure', {
  platform: { aksByocni: {} },
  endpoint: { ips: { addresses: ['192.168.1.250'] } },
  controlPlane: { etcdQps: 100, kvstoreMeshQps: 200 },
});
cluster(2, 'amazon', {
  platform: { eksOverlay: { loadBalancerController: 'aws-load-balancer-controller' } },
  endpoint: { ips: { addresses: ['192.168.2.20', '192.168.2.120'] } },
  cilium: { version: '1.19.6' },
});
cluster(3, 'metal', {
  platform: { talos: { loadBalancerAnnotations: { 'metallb.io/address-pool': 'mesh' } } },
  endpoint: { dns: { name: 'mesh.metal.example' } },
  controlPlane: { podDisruptionBudget: { maxUnavailable: 1 }, cacheTtl: '15m' },
});

for (const [i, name] of ['kind-one', 'kind-two'].entries())
  cluster(4 + i, name, {
    platform: { kind: {} },
    cilium: { version: '1.18.12' },
    endpoint: { nodePort: { port: 32379 + i, addresses: [`192.168.${4 + i}.2`, `192.168.${4 + i}.3`] } },
    encryption: { ipsec: { keyRotationDuration: '30m' } },
    controlPlane: { replicas: 1, podDisruptionBudget: { maxUnavailable: 1 }, etcdStorage: 'disk' },
  }).silence('control-plane/ignored', 'for the day of the upgrade to 1.19');

export default fleet;
