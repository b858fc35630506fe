import { describe, groupOf } from '../../kinds/index';
import type { TreesRule } from '../rule';
import { kindOf, versionOf } from './flux';
import { peoplesObjects } from './objects';

export const fluxApiOld: TreesRule = {
  id: 'flux/api-old',
  severity: 'warning',
  breaks: 'A coming minor of Flux does not serve the version, and then refuses the whole layer.',
  docs: 'fluxcd.io, announcements of Flux 2.8 and 2.9: API removals',
  *check(trees, { flux }) {
    for (const { placed, clusters } of peoplesObjects(trees)) {
      const { object, path: at = '' } = placed;
      const [newest, ...older] = flux.release.apis[kindOf(object)] ?? [];
      if (newest !== undefined && older.includes(versionOf(object)))
        yield {
          at,
          clusters,
          message: `${describe(object)} has the API version ${object.apiVersion}, which Flux ${flux.release.minor} still serves and a later minor does not`,
          expected: `${groupOf(object.apiVersion)}/${newest}`,
          hint: 'Write the newer version before Flux is upgraded.',
        };
    }
  },
};
