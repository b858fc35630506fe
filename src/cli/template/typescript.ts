/** A first blueprint as TypeScript; the fleet file says the same. */
export const typescriptBlueprint = `import { Cluster, DefaultDeny, Fleet, GlobalService, MeshNamespace, MeshPolicy } from 'meshprint';

// Two kubeadm clusters in two data centres, joined by Cilium Cluster Mesh and run by Flux. Replace names, versions,
// addresses and repositories by your own.

const fleet = new Fleet('demo', {
  cilium: { version: '1.20.3' },
  flux: { version: '2.9.4' },
  mesh: {
    // Each cluster's mesh endpoint is <cluster>.mesh.example.com.
    domain: 'mesh.example.com',
    topology: { fullMesh: {} },
    trust: {
      certManager: {
        issuer: 'cilium-mesh',
        provision: { install: { version: 'v1.19.1', rootSecret: 'cilium-mesh-root' } },
      },
    },
  },
});

// Ids and address ranges are different in each cluster, and an id never changes.
const berlin = new Cluster(fleet, 'berlin', {
  id: 1,
  kubernetes: '1.35',
  // The load balancer is internal here; elsewhere, give the annotations that make it so.
  platform: { generic: { loadBalancerAnnotations: {} } },
  podCidrs: ['10.1.0.0/16'],
  nodeCidrs: ['192.168.1.0/24'],
  serviceCidrs: ['172.20.1.0/24'],
  repository: { url: 'https://git.example.com/fleet/berlin.git' },
});

new Cluster(fleet, 'madrid', {
  id: 2,
  kubernetes: '1.35',
  platform: { generic: { loadBalancerAnnotations: {} } },
  podCidrs: ['10.2.0.0/16'],
  nodeCidrs: ['192.168.2.0/24'],
  serviceCidrs: ['172.20.2.0/24'],
  repository: { url: 'https://git.example.com/fleet/madrid.git' },
});

// Pods in Berlin answer; both clusters call web.web.svc.
const web = new MeshNamespace(fleet, 'web');
const service = new GlobalService(web, 'web', {
  ports: [{ name: 'http', port: 80, targetPort: 8080 }],
  selector: { app: 'web' },
  providers: { names: [berlin.name] },
});

// Only clients, in either cluster, may call it.
new MeshPolicy(web, 'clients-to-web', {
  allow: { from: { pods: { role: 'client' } }, to: { service }, ports: [{ tcp: 8080 }] },
});
new DefaultDeny(web, 'ingress-only', { directions: ['ingress'] });

export default fleet;
`;
