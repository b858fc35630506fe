import { pushPlace } from '../../../plan/index';
import type { PlanRule } from '../../rule';

export const nestedFolder: PlanRule = {
  id: 'cluster/nested-folder',
  severity: 'error',
  breaks:
    'The layers of one cluster lie among those of the other, and Flux or a publisher takes the one for the other.',
  docs: 'docs/repository.md',
  *check({ clusters }) {
    const byFolder = new Map(
      clusters.map(({ name, repository }) => [keyOf(repository, repository.path), name] as const),
    );
    for (const { name, path: at, repository } of clusters) {
      const outer = foldersAround(repository.path)
        .map(folder => byFolder.get(keyOf(repository, folder)))
        .find(other => other !== undefined);
      if (outer !== undefined)
        yield {
          at,
          property: ['repository', 'path'],
          clusters: [outer, name],
          message: `the folder of '${name}' lies in that of '${outer}', in the same repository and branch`,
          hint: 'Give each cluster a folder beside the others with repository.path, such as clusters/paris.',
        };
    }
  },
};

const keyOf = (
  { pushUrl, branch }: { readonly pushUrl: string; readonly branch: string },
  folder: string,
): string => JSON.stringify([pushPlace(pushUrl), branch, folder]);

/** The folders that a folder lies in, the nearest first, the root last. */
function foldersAround(folder: string): string[] {
  const parts = folder === '' ? [] : folder.split('/');
  return parts.map((_, i) => parts.slice(0, parts.length - 1 - i).join('/'));
}
