import { fluxKustomization, type PlacedObject, type TreeFile } from '../../kinds/index';
import type { ClusterPlan } from '../../plan/index';
import type { RenderedLayer } from '../layer';

/** One Kustomization for each layer. They share one source, so that each commit rolls through in their order. */
export function kustomizations(cluster: ClusterPlan, layers: readonly RenderedLayer[]): TreeFile {
  const present = new Set(layers.map(layer => layer.name));
  return {
    path: 'flux/layers.yaml',
    comment: 'One Kustomization for each folder of this repository; dependsOn is the order of every commit.',
    objects: layers.map(layer => toObject(cluster, layer, present)),
  };
}

function toObject(cluster: ClusterPlan, layer: RenderedLayer, present: ReadonlySet<string>): PlacedObject {
  const after = layer.after.filter(name => present.has(name));
  return {
    object: fluxKustomization({
      metadata: { name: layer.name, namespace: 'flux-system' },
      spec: {
        interval: '1h',
        retryInterval: '2m',
        path: repositoryPath(cluster, layer.name),
        prune: true,
        sourceRef: { kind: 'GitRepository', name: 'flux-system' },
        ...(after.length > 0 && { dependsOn: after.map(name => ({ name })) }),
        ...layer.reconciliation,
      },
    }),
  };
}

/** A folder of the cluster as Flux writes paths: from the root of the repository. */
export function repositoryPath({ repository }: ClusterPlan, folder: string): string {
  return ['.', repository.path, folder].filter(part => part !== '').join('/');
}
