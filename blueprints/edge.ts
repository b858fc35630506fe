import { Cluster, DefaultDeny, Fleet, GlobalService, MeshNamespace, MeshPolicy } from 'meshprint';

// Forty clusters from a loop: two in data centres, and one in each of 38 shops, which talk to the data centres only.

const fleet = new Fleet('edge', {
  cilium: { version: '1.20.3' },
  flux: { version: '2.9.4' },
  // Shops open late and close late: half a day shows more than half an hour.
  rollout: { soak: '12h' },
  mesh: {
    domain: 'mesh.example.com',
    topology: { hubAndSpoke: { hubs: { labels: { role: 'hub' } } } },
    trust: {
      certManager: {
        issuer: 'cilium-mesh',
        provision: { install: { version: 'v1.19.1', rootSecret: 'cilium-mesh-root' } },
      },
    },
  },
});

const hubs = ['hub-a', 'hub-b'];
const shops = Array.from({ length: 38 }, (_, i) => `shop-${String(i + 1).padStart(3, '0')}`);

/** Four shops try a change first, then all the others; the data centres, which everybody needs, come last. */
const pilots = ['shop-001', 'shop-002', 'shop-017', 'shop-030'];
const waveOf = (name: string): number => (pilots.includes(name) ? 1 : hubs.includes(name) ? 3 : 2);

// Addresses follow from the place in this list, so new clusters go to its end. Ids are in fleet.lock.
[...hubs, ...shops].forEach((name, n) => {
  new Cluster(fleet, name, {
    id: 'auto',
    kubernetes: '1.35',
    // The load balancer of a shop answers only inside the company's network.
    platform: { generic: { loadBalancerAnnotations: { 'lb.example.com/pool': 'internal' } } },
    labels: { role: hubs.includes(name) ? 'hub' : 'shop' },
    wave: waveOf(name),
    podCidrs: [`10.${64 + n}.0.0/16`],
    nodeCidrs: [`172.20.${n}.0/24`],
    serviceCidrs: [`172.21.${n}.0/24`],
    // One repository for all: a folder for each cluster.
    repository: { url: 'https://git.example.com/edge/clusters.git', path: `clusters/${name}` },
  });
});

// The tills of every shop report their sales to whichever data centre answers.
const sales = new MeshNamespace(fleet, 'sales');
const ledger = new GlobalService(sales, 'ledger', {
  ports: [{ name: 'grpc', port: 443, targetPort: 8443 }],
  selector: { app: 'ledger' },
  providers: { labels: { role: 'hub' } },
});
new DefaultDeny(sales, 'default-deny');
new MeshPolicy(sales, 'tills-to-ledger', {
  allow: {
    from: { pods: { app: 'till' }, clusters: { labels: { role: 'shop' } } },
    to: { service: ledger },
    ports: [{ tcp: 8443 }],
  },
});

export default fleet;
