import { type LayerRenderer, objectsFolder } from '../layer';

/**
 * Where traffic comes in. Nothing is waited for: a gateway has its address when a load balancer has one, and an import
 * is there when another cluster exports.
 */
export const gateway: LayerRenderer = ({ entrance: { objects } }) =>
  objects.length === 0
    ? undefined
    : {
        name: 'gateway',
        brings: 'gateways, routes and Ingresses, and what they may refer to in other namespaces',
        after: ['cilium', 'namespaces', 'policies', 'services'],
        reconciliation: { timeout: '5m' },
        files: objectsFolder(
          'gateway',
          'gateway.yaml',
          'A ReferenceGrant lists exactly what the routes and gateways here refer to.',
          objects,
        ),
      };
