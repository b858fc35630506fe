import { type LayerRenderer, objectsFolder } from '../layer';

/** Services shared with other clusters. Nothing is waited for: their readiness may depend on another cluster. */
export const services: LayerRenderer = ({ services: objects }) =>
  objects.length === 0
    ? undefined
    : {
        name: 'services',
        brings: 'global services and exports',
        after: ['cilium', 'namespaces', 'policies'],
        reconciliation: { timeout: '5m' },
        files: objectsFolder(
          'services',
          'services.yaml',
          'Cilium makes the imports; none is written here.',
          objects,
        ),
      };
