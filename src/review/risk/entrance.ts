import type { DangerRule } from './danger';
import { ciliumValue, isAt } from './subject';

/** What the other clusters connect to. */
export const entrance: DangerRule = {
  id: 'entrance',
  source: 'Documentation/network/clustermesh/setup.rst',
  judge: change => {
    const value = ciliumValue(change);
    if (value === undefined) return undefined;
    if (isAt(value, ['clustermesh.useAPIServer', 'clustermesh.config.enabled']))
      return change.after === true
        ? {
            grade: 'medium',
            reason: 'the cluster begins to tell others what it has; agents restart to read it',
          }
        : {
            grade: 'critical',
            reason: 'the cluster no longer takes part in the mesh: peers lose its services and pods',
          };
    if (isAt(value, ['clustermesh.config.domain']))
      return {
        grade: 'high',
        reason: 'peers are called by other names, which certificates and DNS must have first',
      };
    if (isAt(value, ['clustermesh.apiserver.service']))
      return {
        grade: 'high',
        reason: `${value} may give the cluster's control plane another address; peers work with what they remember until they reach it again`,
      };
    return undefined;
  },
};
