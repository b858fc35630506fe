import { ciliumReleases, minorOf } from '../../../releases/index';
import type { PlanRule } from '../../rule';
import { saidAt } from '../said';

export const ciliumVersion: PlanRule = {
  id: 'cluster/cilium-version',
  severity: 'error',
  breaks:
    'Values and API versions differ between minors; the wrong ones are ignored by the chart without a word.',
  docs: 'docs/architecture.md, releases',
  *check({ clusters }) {
    const known = ciliumReleases.map(release => release.minor);
    for (const cluster of clusters) {
      const { version, isOwnVersion } = cluster.cilium;
      const minor = minorOf(version);
      const property = ['cilium', 'version'];
      const { of, ...place } = saidAt(cluster, isOwnVersion, [property, property]);
      if (minor === undefined || !known.includes(minor))
        yield {
          ...place,
          message:
            minor === undefined
              ? `the Cilium version '${version}'${of} is no exact version`
              : `the Cilium version ${version}${of} is of a minor that Meshprint does not know`,
          expected: `an exact version of ${known.join(' or ')}`,
          hint: 'Write an exact version without v, such as 1.20.3.',
        };
    }
  },
};
