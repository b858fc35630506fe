import { type LayerRenderer, objectsFolder } from '../layer';

/** The namespaces of the mesh. An edit never deletes one: everything in it would go with it. */
export const namespaces: LayerRenderer = ({ namespaces: objects }) =>
  objects.length === 0
    ? undefined
    : {
        name: 'namespaces',
        brings: 'the namespaces that this cluster shares with others',
        after: [],
        reconciliation: { timeout: '5m', wait: true, deletionPolicy: 'Orphan' },
        files: objectsFolder('namespaces', 'namespaces.yaml', 'Never deleted by an edit.', objects),
      };
