import { notificationAlert, notificationProvider, type TreeFile } from '../../kinds/index';
import type { ForgePlan } from '../../plan/index';

const metadata = { name: 'commit-status', namespace: 'flux-system' } as const;

/**
 * The name of the commit status of a layer. Branch protection and the gate between waves wait for it, so it is known
 * before Flux starts; Flux's own default has an id of the Provider in it.
 */
export const statusContext = (cluster: string, layer: string): string => `${cluster}/${layer}`;

/** A status on each commit for each Kustomization in flux-system: the layers, and Flux's own sync, `flux-system`. */
export function notifications(cluster: string, { kind, address, tokenSecret }: ForgePlan): TreeFile {
  return {
    path: 'flux/notifications.yaml',
    comment: 'Reports what was applied as a status on the commit.',
    objects: [
      {
        object: notificationProvider({
          metadata,
          spec: {
            type: kind,
            address,
            secretRef: { name: tokenSecret },
            commitStatusExpr: `'${statusContext(cluster, '')}' + event.involvedObject.name`,
          },
        }),
      },
      {
        object: notificationAlert({
          metadata,
          spec: {
            providerRef: { name: metadata.name },
            eventSeverity: 'info',
            eventSources: [{ kind: 'Kustomization', name: '*' }],
            eventMetadata: { cluster },
          },
        }),
      },
    ],
  };
}
