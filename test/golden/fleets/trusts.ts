import { Cluster, Fleet, type FleetProps, MeshNamespace, SecretFiles } from 'meshprint';

// Every way of trust besides those of the other fleets, with Secrets that come encrypted. The encrypted files have the
// form that SOPS gives them and no content: there is no key to them.

function fleetOf(name: string, mesh: Pick<FleetProps['mesh'], 'topology' | 'trust'>): Fleet {
  return new Fleet(name, {
    cilium: { version: '1.20.3' },
    flux: { version: '2.8.8' },
    mesh: { domain: `mesh.${name}.example`, ...mesh },
  });
}

function cluster(fleet: Fleet, name: string, id: number, version: string, caCertificate?: string): void {
  new Cluster(fleet, name, {
    id,
    kubernetes: '1.33',
    platform: { generic: { loadBalancerAnnotations: {} } },
    podCidrs: [`10.${id}.0.0/16`],
    nodeCidrs: [`192.168.${id}.0/24`],
    repository: { url: `https://git.example.com/fleet/${name}.git` },
    cilium: { version },
    ...(caCertificate !== undefined && { caCertificate: { file: caCertificate } }),
  });
}

/** One CA, which Flux brings, on both sides of the change in how certgen first runs. */
export const sharedCa = fleetOf('shared-ca', {
  topology: { fullMesh: {} },
  trust: {
    sharedCa: {
      root: {
        sha256: '208e8aabea08a08cf8e935c5a62490186e0d155d0ee01dc386262695e5077f7d',
        notAfter: '2120-01-01',
        certificate: { file: 'ca/mesh.pem' },
      },
    },
  },
});
cluster(sharedCa, 'old', 1, '1.18.12');
cluster(sharedCa, 'new', 2, '1.19.6');
new MeshNamespace(sharedCa, 'shop', { clusters: { names: ['new'] } });
new SecretFiles(sharedCa, 'ca', {
  files: ['secrets/{cluster}/cilium-ca.yaml'],
  decryption: { secret: 'sops-age' },
});
new SecretFiles(sharedCa, 'shop-secrets', {
  clusters: { names: ['new'] },
  files: ['secrets/shop.yaml'],
  decryption: { secret: 'sops-shop' },
});

/** A CA in each cluster; the spokes do not trust each other. */
export const separateCas = fleetOf('separate-cas', {
  topology: { hubAndSpoke: { hubs: { names: ['hub'] } } },
  trust: { separateCas: {} },
});
cluster(separateCas, 'hub', 1, '1.20.3', 'ca/hub.pem');
cluster(separateCas, 'east', 2, '1.20.3', 'ca/east.pem');
cluster(separateCas, 'west', 3, '1.19.6', 'ca/west.pem');

/** Certificates made elsewhere, with the names of both minors. */
export const external = fleetOf('external', { topology: { fullMesh: {} }, trust: { external: {} } });
cluster(external, 'before', 1, '1.19.6');
cluster(external, 'after', 2, '1.20.3');

/** The root of cert-manager comes encrypted. */
export const encryptedRoot = fleetOf('encrypted-root', {
  topology: { fullMesh: {} },
  trust: {
    certManager: {
      issuer: 'mesh-ca',
      provision: { install: { version: 'v1.19.1', rootSecret: 'mesh-root' } },
    },
  },
});
cluster(encryptedRoot, 'solo', 1, '1.20.3');
new SecretFiles(encryptedRoot, 'root', {
  files: ['secrets/mesh-root.yaml'],
  decryption: { secret: 'sops-age' },
});
