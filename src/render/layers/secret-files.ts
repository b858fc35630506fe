import type { LayerContext, RenderedLayer } from '../layer';
import { kustomization } from '../layer';

/**
 * People's encrypted Secrets. They wait for namespaces only: a CA among them is what Cilium's certificates wait for.
 * Nothing here is ever pruned: the files are carried as they are, so that no Secret in them can be told to stay, and
 * losing the key of a CA is losing the mesh.
 */
export function secretFiles({ cluster }: LayerContext): RenderedLayer[] {
  return cluster.carried
    .filter(({ files }) => files.length > 0)
    .map(({ layer, secret, files }) => ({
      name: layer,
      brings: 'Secrets that are encrypted with SOPS',
      after: ['namespaces'],
      reconciliation: {
        timeout: '5m',
        prune: false,
        deletionPolicy: 'Orphan',
        decryption: { provider: 'sops', secretRef: { name: secret } },
      },
      files: [
        kustomization(layer, files.map(({ name }) => name).sort()),
        ...files.map(({ name, text, secrets }) => ({
          path: `${layer}/${name}`,
          carried: text,
          holds: secrets,
        })),
      ],
    }));
}
