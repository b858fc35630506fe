import { describe, groupOf } from '../../kinds/index';
import type { TreesRule } from '../rule';
import { kindOf } from './flux';
import { peoplesObjects } from './objects';

export const fluxApiOld: TreesRule = {
  id: 'flux/api-old',
  severity: 'warning',
  breaks: 'A coming minor of Flux does not serve the version, and then refuses the whole layer.',
  docs: 'fluxcd.io, announcements of Flux 2.8 and 2.9: API removals',
  *check(trees, { flux }) {
    for (const { placed, clusters } of peoplesObjects(trees)) {
      const { object, path: at = '' } = placed;
      const group = groupOf(object.apiVersion);
      const [newest, ...older] = flux.release.apis[kindOf(object)] ?? [];
      if (newest !== undefined && older.includes(object.apiVersion.slice(group.length + 1)))
        yield {
          at,
          clusters,
          message: `${describe(object)} has the API version ${object.apiVersion}, which Flux ${flux.release.minor} still serves and a later minor does not`,
          expected: `${group}/${newest}`,
          hint: 'Write the newer version before Flux is upgraded.',
        };
    }
  },
};
