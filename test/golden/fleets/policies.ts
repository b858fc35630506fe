import {
  AllowDns,
  AllowFromApiServer,
  AllowFromIngress,
  AllowToApiServer,
  AllowWithinNamespace,
  Cluster,
  DefaultDeny,
  GlobalService,
  Fleet,
  MeshNamespace,
  MeshPolicy,
} from 'meshprint';

// Every kind of peer, of traffic and of baseline, in two minors: what is written is the same in both.

const fleet = new Fleet('policies', {
  cilium: { version: '1.20.3' },
  flux: { version: '2.9.4' },
  mesh: {
    domain: 'mesh.policies.example',
    topology: {
      links: {
        between: [
          ['bergen', 'malmo'],
          ['malmo', 'turku'],
        ],
      },
    },
    trust: { certManager: { issuer: 'company-ca', provision: { assumes: { version: 'v1.19.1' } } } },
  },
});

for (const [i, name] of ['bergen', 'malmo', 'turku'].entries())
  new Cluster(fleet, name, {
    id: i + 1,
    kubernetes: '1.34',
    platform: { generic: { loadBalancerAnnotations: {} } },
    labels: { sea: name === 'bergen' ? 'north' : 'baltic' },
    podCidrs: [`10.${i + 1}.0.0/16`],
    nodeCidrs: [`192.168.${i + 1}.0/24`],
    ...(name === 'bergen' && { cilium: { version: '1.19.6' } }),
    repository: { url: `https://git.example.com/fleet/${name}.git` },
    clustersetDns: { none: {} },
  });

const shop = new MeshNamespace(fleet, 'shop', { labels: { team: 'shop' } });
const bank = new MeshNamespace(fleet, 'bank', { clusters: { labels: { sea: 'baltic' } } });
const catalog = new GlobalService(shop, 'catalog', {
  ports: [{ name: 'http', port: 80, targetPort: 8080 }],
  selector: { app: 'catalog' },
  providers: { names: ['bergen', 'malmo'] },
});

new DefaultDeny(fleet, 'deny', { leavesOut: ['monitoring'] });
new AllowDns(fleet, 'dns', { clusters: { names: ['turku'] } });
new AllowFromIngress(fleet, 'gateways', { pods: { exposed: 'yes' }, ports: [{ tcp: 8080 }] });
new AllowWithinNamespace(shop, 'within', { acrossClusters: true });
new AllowWithinNamespace(bank, 'within');
new AllowToApiServer(bank, 'operator', { pods: { app: 'operator' } });
new AllowFromApiServer(bank, 'webhook', { pods: { app: 'operator' }, ports: [{ tcp: 9443 }] });

new MeshPolicy(shop, 'read-catalog', {
  allow: {
    from: { pods: {}, where: { tier: { in: ['front', 'api'] }, canary: { exists: false } } },
    to: { service: catalog },
    ports: [{ tcp: 8080 }],
    http: [{ method: 'GET|HEAD', path: '/catalog/.*' }],
  },
});
new MeshPolicy(fleet, 'scrape', {
  allow: {
    from: { pods: { app: 'prometheus' }, namespace: 'monitoring' },
    to: { pods: {}, namespaces: { labels: { team: 'shop' } }, clusters: { labels: { sea: 'baltic' } } },
    ports: [{ tcp: 9090, endPort: 9099 }],
    sameCluster: true,
  },
}).silence('object/missing-namespace', 'the monitoring team makes its namespace itself');
new MeshPolicy(fleet, 'no-north', {
  deny: {
    from: { wholeClusters: { labels: { sea: 'north' } } },
    to: { pods: {}, namespaces: { names: ['bank', 'vault'] } },
  },
});
new MeshPolicy(bank, 'no-metadata', {
  deny: { from: { pods: {} }, to: { cidrs: ['169.254.169.254/32'] }, ports: [{ tcp: 80 }] },
});
new MeshPolicy(bank, 'partners', {
  allow: {
    from: { cidrs: ['203.0.113.0/24', '2001:db8::/32'], except: ['203.0.113.128/25'] },
    to: { pods: { app: 'gateway' } },
    ports: [{ tcp: 443 }, { udp: 443 }],
  },
});
new MeshPolicy(shop, 'payments', {
  allow: {
    from: { pods: { app: 'cart' } },
    to: { fqdns: ['api.payments.example', '*.cdn.example'] },
    ports: [{ tcp: 443 }],
  },
});
new MeshPolicy(shop, 'lookups', {
  allow: {
    from: { pods: { app: 'crawler' } },
    to: { pods: { 'k8s-app': 'kube-dns' }, namespace: 'kube-system' },
    ports: [{ udp: 53 }, { tcp: 53 }],
    dns: ['*.example.com'],
    sameCluster: true,
    only: 'egress',
  },
}).silence('policy/dns-open', 'to be limited once the default deny no longer lets DNS through');
new MeshPolicy(fleet, 'ping', {
  allow: {
    from: { entities: ['host', 'remote-node', 'health'] },
    to: { wholeClusters: { all: {} } },
    icmp: [{ type: 'EchoRequest' }, { family: 'IPv6', type: 128 }],
  },
});
new MeshPolicy(shop, 'voice', {
  allow: { from: { entities: ['world'] }, to: { pods: { app: 'voice' } }, ports: [{ any: 5060 }] },
});

export default fleet;
