import { problemWithPushUrl, pushPlace } from '../../../plan/index';
import type { ClusterPlan } from '../../../plan/index';
import type { PlanRule } from '../../rule';

export const pushUrl: PlanRule = {
  id: 'cluster/push-url',
  severity: 'error',
  breaks:
    'Git refuses the address or reads something else in it, credentials end up in git, or clusters overwrite each other.',
  docs: 'git-scm.com/docs/git-push, GIT URLS',
  *check({ clusters }) {
    const first = new Map<string, ClusterPlan>();
    for (const cluster of clusters) {
      const { name, path: at, repository: repo } = cluster;
      const detail = { at, property: ['repository', 'pushUrl'], clusters: [name] };
      // What is wrong with the address that Flux reads, which is also the default here, is said of that one.
      const problem = repo.pushUrl === repo.url ? undefined : problemWithPushUrl(repo.pushUrl);
      if (problem !== undefined)
        yield {
          ...detail,
          message: `the push address of '${name}' ${problem}`,
          expected: 'https://…, ssh://…, git@host:path, file:///… or an absolute path',
          hint: 'Leave credentials to git’s credential helper, ssh’s agent or its key; nothing of them belongs into an address.',
        };
      const key = JSON.stringify([pushPlace(repo.pushUrl), repo.branch, repo.path]);
      const other = first.get(key);
      if (other === undefined) first.set(key, cluster);
      // Where Flux reads the same too, that has been said.
      else if (pushPlace(other.repository.url) !== pushPlace(repo.url))
        yield {
          ...detail,
          clusters: [other.name, name],
          message: `'${name}' and '${other.name}' are pushed to the same repository, branch and folder`,
          hint: 'Give each cluster a repository of its own, or a folder of its own with repository.path.',
        };
    }
  },
};
