import { describe } from '../../kinds/index';
import { minorAtLeast, removedApi } from '../../releases/index';
import type { TreesRule } from '../rule';
import { peoplesObjects } from './objects';

export const apiRemoved: TreesRule = {
  id: 'object/api-removed',
  severity: 'error',
  breaks: 'The API server does not know the object, and Flux refuses the whole layer.',
  docs: 'kubernetes.io/docs/reference/using-api/deprecation-guide',
  *check(trees, plan) {
    const kubernetes = new Map(plan.clusters.map(cluster => [cluster.name, cluster.kubernetes]));
    for (const { placed, clusters } of peoplesObjects(trees)) {
      const { apiVersion, kind } = placed.object;
      const removed = removedApi(apiVersion, kind);
      if (removed === undefined) continue;
      const { removedIn, successor } = removed;
      const without = clusters.filter(name => minorAtLeast(kubernetes.get(name) ?? '', removedIn));
      if (without.length > 0)
        yield {
          at: placed.path ?? '',
          clusters: without,
          message: `${describe(placed.object)} has the API version ${apiVersion}, which Kubernetes has no longer since ${removedIn}`,
          ...(successor !== undefined && { expected: successor }),
          hint:
            successor === undefined
              ? 'Leave it out: the kind is gone.'
              : `Write ${successor}; fields may differ, see the guide.`,
        };
    }
  },
};
