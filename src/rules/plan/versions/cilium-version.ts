import { ciliumReleases, minorOf } from '../../../releases/index';
import type { PlanRule } from '../../rule';

export const ciliumVersion: PlanRule = {
  id: 'cluster/cilium-version',
  severity: 'error',
  breaks:
    'Values and API versions differ between minors; the wrong ones are ignored by the chart without a word.',
  docs: 'docs/architecture.md, releases',
  *check({ clusters }) {
    const known = ciliumReleases.map(release => release.minor);
    for (const { name, path, cilium } of clusters) {
      const minor = minorOf(cilium.version);
      if (minor === undefined || !known.includes(minor))
        yield {
          at: path,
          clusters: [name],
          message:
            minor === undefined
              ? `the Cilium version '${cilium.version}' of '${name}' is no exact version`
              : `'${name}' runs Cilium ${cilium.version}, a minor that Meshprint does not know`,
          expected: `an exact version of ${known.join(' or ')}`,
          hint: 'Write an exact version without v, such as 1.20.3.',
        };
    }
  },
};
