import { type LayerContext, type LayerRenderer, objectsFolder, type RenderedLayer } from '../layer';
import { sharedLayer } from '../layer-names';
import type { BorrowedService } from '../services';

const after = ['cilium', 'namespaces', 'policies'];

/** Services shared with other clusters. Nothing is waited for: their readiness may depend on another cluster. */
export const services: LayerRenderer = ({ services: { objects } }) =>
  objects.length === 0
    ? undefined
    : {
        name: 'services',
        brings: 'global services and exports',
        after,
        reconciliation: { timeout: '5m' },
        files: objectsFolder(
          'services',
          'services.yaml',
          'Cilium makes the imports; none is written here.',
          objects,
        ),
      };

/**
 * One layer for each Service that other manifests bring. While such a Service is not there, applying its annotations
 * fails, and must fail alone; nothing waits for it, and nothing of it is ever pruned.
 */
export function borrowedServices({ services: { borrowed } }: LayerContext): RenderedLayer[] {
  return borrowed.map(toLayer);
}

function toLayer({ service: { namespace, name }, object }: BorrowedService): RenderedLayer {
  const layer = sharedLayer(namespace, name);
  return {
    name: layer,
    brings: `annotations that share the Service ${namespace}/${name}, which other manifests bring`,
    after,
    reconciliation: { timeout: '2m', prune: false, deletionPolicy: 'Orphan' },
    files: objectsFolder(
      layer,
      'service.yaml',
      'Merged into a Service that something else brings; the rest of it is not ours.',
      [object],
    ),
  };
}
