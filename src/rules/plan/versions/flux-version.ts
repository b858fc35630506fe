import { fluxReleases, minorOf } from '../../../releases/index';
import type { PlanRule } from '../../rule';

export const fluxVersion: PlanRule = {
  id: 'flux/version',
  severity: 'error',
  breaks: 'A field that this Flux does not know makes it refuse a whole layer.',
  docs: 'docs/architecture.md, releases',
  *check({ flux }) {
    const known = fluxReleases.map(release => release.minor);
    const minor = minorOf(flux.version);
    if (minor === undefined || !known.includes(minor))
      yield {
        at: '',
        message: `the Flux version '${flux.version}' is ${minor === undefined ? 'no exact version' : 'of a minor that Meshprint does not know'}`,
        expected: `an exact version of ${known.join(' or ')}`,
        hint: 'Write an exact version without v, such as 2.9.4.',
      };
  },
};
