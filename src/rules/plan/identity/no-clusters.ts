import type { PlanRule } from '../../rule';

export const noClusters: PlanRule = {
  id: 'fleet/no-clusters',
  severity: 'error',
  breaks: 'Every repository of the fleet would be emptied.',
  docs: 'docs/blueprints.md',
  *check({ fleet, isWithoutClusters }) {
    if (isWithoutClusters)
      yield {
        at: '',
        message: `the fleet '${fleet}' has no clusters`,
        hint: `Add one: new Cluster(fleet, 'paris', { id: 1, … }).`,
      };
  },
};
