import { describe, groupOf } from '../../kinds/index';
import type { TreesRule } from '../rule';
import { isFlux, kindOf, versionOf } from './flux';
import { peoplesObjects } from './objects';

export const fluxApiRemoved: TreesRule = {
  id: 'flux/api-removed',
  severity: 'error',
  breaks: 'The API server does not know the object, and Flux refuses the whole layer.',
  docs: 'fluxcd.io, announcements of Flux 2.7, 2.8 and 2.9: API removals',
  *check(trees, { flux }) {
    const { minor, apis } = flux.release;
    for (const { placed, clusters } of peoplesObjects(trees)) {
      const { object, path: at = '' } = placed;
      const group = groupOf(object.apiVersion);
      const served = apis[kindOf(object)];
      // The kinds of the Flux Operator follow its own versions.
      if (!isFlux(object) || group === 'fluxcd.controlplane.io' || served?.includes(versionOf(object)))
        continue;
      const detail = { at, clusters };
      if (served === undefined)
        yield {
          ...detail,
          message: `${describe(object)}: Flux ${minor} has no kind ${object.kind} in ${group}`,
          hint: 'Correct the kind or the group.',
        };
      else
        yield {
          ...detail,
          message: `${describe(object)} has the API version ${object.apiVersion}, which Flux ${minor} does not serve`,
          expected: `${group}/${served[0] ?? ''}`,
          hint: 'Write the served version; fields may differ, and `flux migrate -f` rewrites files.',
        };
    }
  },
};
