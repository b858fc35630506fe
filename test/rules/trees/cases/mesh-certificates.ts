import type { CasesByRule } from '../../plan/cases/case';
import { at, layerOf, type Written } from './fleet';

const certificate = (secretName: string, namespace = 'kube-system', kind = 'Certificate'): Written => ({
  apiVersion: 'cert-manager.io/v1',
  kind,
  metadata: { name: 'ours', namespace },
  spec: { secretName, commonName: 'a', issuerRef: { name: 'ca', kind: 'ClusterIssuer' } },
});

/** Where the mesh does not use cert-manager, something else must bring it. */
const assumes = [{ crd: 'certificates.cert-manager.io', kind: 'Certificate', version: 'v1' }];

const secrets = [
  'cilium-ca',
  'clustermesh-apiserver-server-cert',
  'clustermesh-apiserver-admin-cert',
  'clustermesh-apiserver-remote-cert',
  'clustermesh-apiserver-local-cert',
  'hubble-server-certs',
  'hubble-relay-client-certs',
];

export const meshCertificates: CasesByRule = {
  'object/mesh-certificate': {
    breaks: [
      ...secrets.map(name => ({
        title: name,
        fleet: layerOf([certificate(name)]),
        finds: [at(0, `Certificate kube-system/ours writes the Secret kube-system/${name}, which`)],
      })),
      {
        title: 'only the clusters that do not bring their own',
        fleet: layerOf(
          [certificate('hubble-server-certs')],
          { assumes, mesh: { topology: { links: { between: [] } } } },
          { alpha: {}, beta: { trust: { external: {} } } },
        ),
        finds: [{ path: 'apps/o0', clusters: ['alpha'], says: 'writes the Secret' }],
      },
    ],
    holds: [
      { title: 'another Secret', fleet: layerOf([certificate('shop-tls')]) },
      { title: 'the same name elsewhere', fleet: layerOf([certificate('cilium-ca', 'default')]) },
      {
        title: 'trust external, where people bring them',
        fleet: layerOf([certificate('clustermesh-apiserver-server-cert')], {
          assumes,
          mesh: { trust: { external: {} } },
        }),
      },
    ],
  },
};
