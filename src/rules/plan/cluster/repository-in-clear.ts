import { isReadInClear } from '../../../plan/index';
import type { PlanRule } from '../../rule';

export const repositoryInClear: PlanRule = {
  id: 'cluster/repository-in-clear',
  severity: 'warning',
  breaks: 'Whoever is on the way between Flux and the repository can apply anything to the cluster.',
  docs: 'fluxcd.io/flux/components/source/gitrepositories',
  *check({ clusters }) {
    for (const { name, path: at, repository } of clusters)
      if (isReadInClear(repository.url))
        yield {
          at,
          clusters: [name],
          message: `Flux in '${name}' reads its repository without encryption`,
          hint: 'Leave it so only while you try things out with meshprint serve on your own machine; then give an https or ssh address.',
        };
  },
};
