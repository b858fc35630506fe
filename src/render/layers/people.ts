import type { LayerContext, RenderedLayer } from '../layer';
import { objectsFolder } from '../layer';

/** People's own layers, after everything that they may rely on. */
export function peoplesLayers({ cluster }: LayerContext): RenderedLayer[] {
  const secrets = cluster.carried.map(({ layer }) => layer);
  return cluster.placed
    .filter(({ objects }) => objects.length > 0)
    .map(({ layer, objects }) => ({
      name: layer,
      brings: "objects of the blueprint's own",
      after: ['cilium', 'namespaces', 'policies', 'services', 'gateway', ...secrets],
      reconciliation: { timeout: '10m', wait: true },
      files: objectsFolder(layer, 'objects.yaml', `The layer ${layer} of the blueprint.`, objects),
    }));
}
