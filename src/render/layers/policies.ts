import { type LayerRenderer, objectsFolder } from '../layer';

/** Policies come before services and applications, so that nothing ever runs without them, and wait for neither. */
export const policies: LayerRenderer = ({ policies: objects }) =>
  objects.length === 0
    ? undefined
    : {
        name: 'policies',
        brings: "this cluster's side of every policy",
        after: ['cilium', 'namespaces'],
        reconciliation: { timeout: '5m', wait: true },
        files: objectsFolder(
          'policies',
          'policies.yaml',
          'Compiled from the statements of the blueprint.',
          objects,
        ),
      };
