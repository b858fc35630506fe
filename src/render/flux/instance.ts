import { fluxInstance, type TreeFile } from '../../kinds/index';
import { type ClusterPlan, type FluxPlan, isReadInClear } from '../../plan/index';
import { neverPruned } from '../layer';
import { repositoryPath } from './kustomizations';

/** Flux itself, as the Flux Operator installs it and points it at this repository. */
export function instance({ version, release }: FluxPlan, cluster: ClusterPlan): TreeFile {
  const { url, branch, secret } = cluster.repository;
  const object = fluxInstance({
    metadata: { name: 'flux', namespace: 'flux-system', annotations: neverPruned },
    spec: {
      distribution: { version, registry: 'ghcr.io/fluxcd' },
      components: [...release.components],
      cluster: { type: 'kubernetes', size: 'small', networkPolicy: true, domain: 'cluster.local' },
      sync: {
        kind: 'GitRepository',
        url,
        ref: `refs/heads/${branch}`,
        path: repositoryPath(cluster, 'flux'),
        // Flux takes no credentials for what it reads in clear.
        ...(!isReadInClear(url) && { pullSecret: secret }),
        interval: '1m',
      },
      kustomize: {
        patches: [
          {
            // Deleting the sync must not delete every layer, Cilium among them.
            target: { kind: 'Kustomization', name: 'flux-system' },
            patch: '- op: add\n  path: /spec/deletionPolicy\n  value: Orphan\n',
          },
        ],
      },
    },
  });
  return {
    path: 'flux/flux-instance.yaml',
    comment: 'Applied once by hand; from then on Flux keeps its own version and source as they are here.',
    objects: [{ object }],
  };
}
