import {
  Cluster,
  DefaultDeny,
  ExportedService,
  Fleet,
  GlobalService,
  MeshNamespace,
  MeshPolicy,
} from 'meshprint';

const names = ['europe', 'america', 'asia', 'africa', 'oceania', 'nordics', 'gulf', 'latam', 'india'];

/** What a fleet has otherwise. */
export interface AreasChange {
  /** One policy more, which opens a connection. */
  readonly more?: boolean;
  /** Two clusters with the same pod range. */
  readonly clash?: boolean;
  /** Newest Cilium everywhere. */
  readonly upgraded?: boolean;
  readonly namespaces?: number;
  readonly name?: string;
  /** So many clusters are linked with everybody. */
  readonly hubs?: number;
}

/** Clusters in areas: a full mesh in each, and the first cluster of each area linked with everybody. */
export function areas(
  clusters: number,
  areaCount: number,
  {
    more = false,
    clash = false,
    upgraded = false,
    namespaces = 4,
    hubs = areaCount,
    name = `fleet-${clusters}`,
  }: AreasChange = {},
): Fleet {
  const fleet = new Fleet(name, {
    cilium: { version: '1.20.3' },
    flux: { version: '2.9.4' },
    mesh: {
      domain: 'mesh.example.com',
      maxConnectedClusters: 511,
      topology: {
        sum: [{ groups: { by: 'area' } }, { hubAndSpoke: { hubs: { labels: { hub: 'yes' } } } }],
      },
      trust: { certManager: { issuer: 'mesh-ca', provision: { assumes: { version: 'v1.19.1' } } } },
    },
  });
  for (let id = 1; id <= clusters; id += 1) {
    const area = names[(id - 1) % areaCount] ?? '';
    new Cluster(fleet, `${area}-${String(Math.ceil(id / areaCount)).padStart(2, '0')}`, {
      id,
      kubernetes: '1.34',
      platform: { generic: { loadBalancerAnnotations: {} } },
      ...(id % 5 === 0 && !upgraded && { cilium: { version: '1.19.7' } }),
      labels: { area, hub: id <= hubs ? 'yes' : 'no' },
      wave: 1 + (id % 3),
      podCidrs: [clash && id === 2 ? '10.0.64.0/18' : `10.${id >> 2}.${(id & 3) << 6}.0/18`],
      nodeCidrs: [`172.${16 + (id >> 8)}.${id & 255}.0/24`],
      repository: { url: `https://git.example.com/fleet/c-${id}.git` },
      clustersetDns: { auto: { coredns: '1.12.2' } },
    });
  }
  for (let i = 0; i < namespaces; i += 1) {
    const namespace = new MeshNamespace(fleet, `team-${i}`);
    if (i % 2 === 0) new DefaultDeny(namespace, 'closed');
    new GlobalService(namespace, 'api', {
      ports: [{ name: 'http', port: 80 }],
      selector: { app: 'api' },
      providers: i === 0 ? { names: ['europe-01'] } : { all: {} },
      ...(i === 1 && { affinity: 'local' as const }),
    });
    new ExportedService(namespace, 'store', {
      ports: [{ name: 'grpc', port: 9090 }],
      selector: { app: 'store' },
      providers: { labels: { hub: 'yes' } },
    });
    const to = { pods: { app: 'api' } };
    new MeshPolicy(namespace, 'web-to-api', {
      allow: { from: { pods: { app: 'web' } }, to, ports: [{ tcp: 80 }] },
    });
    new MeshPolicy(namespace, 'web-to-store', {
      allow: { from: { pods: { app: 'web' } }, to: { pods: { app: 'store' } }, ports: [{ tcp: 9090 }] },
    });
    if (more && i === 0)
      new MeshPolicy(namespace, 'jobs-to-api', {
        allow: { from: { pods: { app: 'job' } }, to, ports: [{ tcp: 80 }] },
      });
  }
  return fleet;
}
