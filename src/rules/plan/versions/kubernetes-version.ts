import { fluxReleases, minorOf, minorWithin } from '../../../releases/index';
import type { PlanRule } from '../../rule';

export const kubernetesVersion: PlanRule = {
  id: 'cluster/kubernetes-version',
  severity: 'error',
  breaks:
    'Flux does not support the Kubernetes version; its controllers may not start or may misread objects.',
  docs: 'fluxcd.io, announcement of the Flux minor',
  *check({ clusters, flux }) {
    const [first, last] = flux.release.kubernetes;
    // What an unknown Flux supports is unknown too, and that it is unknown is said once.
    const isKnown = fluxReleases.some(({ minor }) => minor === minorOf(flux.version));
    for (const { name, path, kubernetes } of clusters) {
      const isMinor = /^\d+\.\d+$/.test(kubernetes);
      if (!isMinor || (isKnown && !minorWithin(kubernetes, flux.release.kubernetes)))
        yield {
          at: path,
          clusters: [name],
          message: isMinor
            ? `'${name}' runs Kubernetes ${kubernetes}, which Flux ${flux.release.minor} does not support`
            : `the Kubernetes version '${kubernetes}' of '${name}' is no minor`,
          expected: `a minor from ${first} to ${last}`,
          hint: /^1\.\d$/.test(kubernetes)
            ? `A number loses the zero at its end: write '${kubernetes}0' as text if that is what is meant.`
            : 'Write the minor, such as 1.34; upgrade the cluster, or take the Flux minor that supports it.',
        };
    }
  },
};
