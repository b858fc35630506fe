import { type ClusterPlan, valueAt } from '../../../plan/index';
import type { PlanRule } from '../../rule';
import { aboutValue, isPeoples } from '../people-values';
import { forbidden } from './forbidden';

export const notYours: PlanRule = {
  id: 'values/not-yours',
  severity: 'error',
  breaks: 'Cilium, or what the mesh and its checks rest on, is taken away without a word of the chart.',
  docs: 'Cilium chart, values.yaml; Documentation/network/clustermesh/setup.rst',
  *check(plan) {
    for (const cluster of plan.clusters)
      for (const { keys, when, because, breaks, mend } of paths) {
        const value = peoplesValue(cluster, keys);
        if (value === undefined || !when(value, cluster, plan)) continue;
        yield {
          ...aboutValue(cluster, keys, because),
          breaks,
          hint: mend,
        };
      }
  },
};

const paths = forbidden.map(({ path, ...mistake }) => ({ keys: path.split('.'), ...mistake }));

/** What the platform or a property says is meant. */
const peoplesValue = (cluster: ClusterPlan, keys: readonly string[]): ReturnType<typeof valueAt> =>
  isPeoples(cluster, keys) ? valueAt(cluster.values, ...keys) : undefined;
