import { valueAt } from '../../../plan/index';
import type { PlanRule } from '../../rule';
import { aboutValue } from '../people-values';

/** Clouds whose switch gives the cluster another operator, which hands out addresses of that cloud. */
const clouds = [
  { path: ['eni', 'enabled'], ipam: 'eni', cloud: 'AWS', mend: 'take the platform eksEni for it' },
  { path: ['alibabacloud', 'enabled'], ipam: 'alibabacloud', cloud: 'Alibaba Cloud', mend: undefined },
  { path: ['azure', 'enabled'], ipam: 'azure', cloud: 'Azure', mend: undefined },
] as const;

export const podAddresses: PlanRule = {
  id: 'datapath/pod-addresses',
  severity: 'error',
  breaks: 'Pods get no addresses, or others than `podCidrs` say, on which every check of the mesh rests.',
  docs: 'Documentation/network/concepts/ipam/index.rst',
  *check({ clusters }) {
    for (const cluster of clusters)
      for (const { path, ipam, cloud, mend } of clouds) {
        if (valueAt(cluster.values, ...path) !== true || cluster.platform.ipam === ipam) continue;
        yield {
          ...aboutValue(
            cluster,
            path,
            `takes the addresses of pods from ${cloud}, where the platform (${cluster.platform.title}) takes them from elsewhere`,
          ),
          expected: `ipam.mode: ${cluster.platform.ipam}`,
          hint:
            mend === undefined
              ? 'Leave it out; Meshprint has no platform for that.'
              : `Leave it out; where that is meant, ${mend}.`,
        };
      }
  },
};
