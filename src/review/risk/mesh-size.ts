import type { DangerRule } from './danger';
import { ciliumValue } from './subject';

/** How many bits of an identity say the cluster. */
export const meshSize: DangerRule = {
  id: 'mesh-size',
  source: 'Documentation/network/clustermesh/setup.rst, maxConnectedClusters',
  judge: change =>
    ciliumValue(change) === 'clustermesh.maxConnectedClusters'
      ? {
          grade: 'critical',
          reason:
            'maxConnectedClusters is chosen at installation: a change gives every identity other numbers, breaks connections and policies, and peers with another value are refused',
        }
      : undefined,
};
