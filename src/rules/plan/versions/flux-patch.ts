import { isBefore, minorOf } from '../../../releases/index';
import type { PlanRule } from '../../rule';

export const fluxPatch: PlanRule = {
  id: 'flux/patch',
  severity: 'warning',
  breaks: 'The patch has a defect that a later one of the same minor mends.',
  docs: 'changelogs of helm-controller, kustomize-controller and source-controller',
  *check({ flux: { version, release } }) {
    const { minor, floor } = release;
    if (floor !== undefined && minorOf(version) === minor && isBefore(version, floor.version))
      yield {
        at: '',
        message: `Flux ${version} is older than ${floor.version}: until then ${floor.mends}`,
        expected: `${floor.version} or later`,
        hint: `Take ${floor.version} or a later patch of ${minor}.`,
      };
  },
};
