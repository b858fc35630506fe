import { describe, groupOf } from '../../kinds/index';
import type { TreesRule } from '../rule';
import { isFlux, kindOf } from './flux';
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
      const served = apis[kindOf(object)];
      // The kinds of the Flux Operator follow its own versions.
      const isToolkit = isFlux(object) && groupOf(object.apiVersion) !== 'fluxcd.controlplane.io';
      if (!isToolkit || served?.includes(object.apiVersion.slice(groupOf(object.apiVersion).length + 1)))
        continue;
      const [newest] = served ?? [];
      yield {
        at,
        clusters,
        message:
          newest === undefined
            ? `${describe(object)}: Flux ${minor} has no kind ${object.kind} in ${groupOf(object.apiVersion)}`
            : `${describe(object)} has the API version ${object.apiVersion}, which Flux ${minor} does not serve`,
        ...(newest !== undefined && { expected: `${groupOf(object.apiVersion)}/${newest}` }),
        hint:
          newest === undefined
            ? 'Correct the kind or the group.'
            : 'Write the served version; fields may differ, and `flux migrate -f` rewrites files.',
      };
    }
  },
};
