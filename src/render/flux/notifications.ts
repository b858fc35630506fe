import { notificationAlert, notificationProvider, type TreeFile } from '../../kinds/index';
import type { ForgePlan } from '../../plan/index';

const metadata = { name: 'commit-status', namespace: 'flux-system' } as const;

/** A status on each commit for each layer, under names that branch protection and a rollout can wait for. */
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
            // Without it the name would hold an id that exists only after the first start.
            commitStatusExpr: `('flux/${cluster}/' + event.involvedObject.kind + '/' + event.involvedObject.name).lowerAscii()`,
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
