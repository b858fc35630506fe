import type { DangerRule } from './danger';
import { ciliumValue } from './subject';

/** A rollout of clustermesh-apiserver. */
export const controlPlane: DangerRule = {
  id: 'control-plane',
  source: 'Documentation/network/clustermesh/setup.rst; Documentation/operations/upgrade.rst',
  judge: change =>
    ciliumValue(change)?.startsWith('clustermesh.apiserver.') === true
      ? {
          grade: 'medium',
          reason:
            'clustermesh-apiserver is rolled out: peers keep what they know of the cluster and hear of no change until it is back',
        }
      : undefined,
};
