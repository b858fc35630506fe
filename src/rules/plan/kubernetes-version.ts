import { minorWithin } from '../../releases/index';
import type { PlanRule } from '../rule';

export const kubernetesVersion: PlanRule = {
  id: 'cluster/kubernetes-version',
  severity: 'error',
  breaks:
    'Flux does not support the Kubernetes version; its controllers may not start or may misread objects.',
  docs: 'fluxcd.io, announcement of the Flux minor',
  *check({ clusters, flux }) {
    const [first, last] = flux.release.kubernetes;
    for (const { name, path, kubernetes } of clusters) {
      const isMinor = /^\d+\.\d+$/.test(kubernetes);
      if (!isMinor || !minorWithin(kubernetes, flux.release.kubernetes))
        yield {
          at: path,
          clusters: [name],
          message: isMinor
            ? `'${name}' runs Kubernetes ${kubernetes}, which Flux ${flux.release.minor} does not support`
            : `the Kubernetes version '${kubernetes}' of '${name}' is no minor`,
          expected: `a minor from ${first} to ${last}`,
          hint: 'Write the minor, such as 1.34; upgrade the cluster, or take the Flux minor that supports it.',
        };
    }
  },
};
