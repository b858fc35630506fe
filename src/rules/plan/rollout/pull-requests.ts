import { fewOf } from '../../../findings/index';
import type { PlanRule } from '../../rule';

export const pullRequests: PlanRule = {
  id: 'publish/pull-requests',
  severity: 'error',
  breaks: 'Nobody can open a pull request for the cluster, so that it never changes.',
  docs: 'docs/rollout.md',
  *check({ clusters, publish }) {
    const without = clusters
      .filter(({ repository }) => repository.forge === undefined)
      .map(({ name }) => name);
    if (publish.pullRequests && without.length > 0)
      yield {
        at: '',
        property: ['publish', 'remotes', 'pullRequests'],
        clusters: without,
        message: `pull requests are wanted, and ${fewOf(without)} ${without.length === 1 ? 'has' : 'have'} no forge`,
        hint: 'Say repository.forge for each cluster, or leave pullRequests out and let publish commit to the branch.',
      };
  },
};
