import { type ClusterPlan, valueAt } from '../../../plan/index';
import { minorWithin } from '../../../releases/index';
import type { PlanRule } from '../../rule';
import { type Refusal, refusals } from './chart-refusals';
import { aboutValue } from '../people-values';

export const chartRefuses: PlanRule = {
  id: 'values/chart-refuses',
  severity: 'error',
  breaks: 'The chart refuses to be installed with it, and Cilium stays as it is.',
  docs: 'Cilium chart, templates/validate.yaml and templates/cilium-configmap.yaml',
  *check({ clusters }) {
    for (const cluster of clusters)
      for (const { path, because, mend } of refusals.filter(refuses(cluster))) {
        const keys = path.split('.');
        yield {
          ...aboutValue(cluster, keys, because),
          hint: mend,
        };
      }
  },
};

const refuses =
  ({ values, cilium: { release } }: ClusterPlan) =>
  ({ since = '1.0', when }: Refusal): boolean =>
    minorWithin(release.minor, [since, '1.999']) && when(path => valueAt(values, ...path.split('.')));
