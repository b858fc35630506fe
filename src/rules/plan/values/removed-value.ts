import { valueAt } from '../../../plan/index';
import { removedPaths } from '../../../releases/index';
import type { PlanRule } from '../../rule';
import { peoplesTrees, propertyOf } from '../people-values';

export const removedValue: PlanRule = {
  id: 'values/removed-path',
  severity: 'error',
  breaks: 'The chart refuses to be installed with it, and Cilium stays as it is.',
  docs: 'Cilium chart, templates/validate.yaml',
  *check(plan) {
    for (const { at, whose, clusters, minor, values } of peoplesTrees(plan))
      for (const [path, mend] of removedPaths) {
        const keys = path.split('.');
        if ((valueAt(values, ...keys) ?? null) !== null)
          yield {
            at,
            property: propertyOf(keys),
            clusters,
            message: `'${path}' in ${whose} is a value of the past, which the chart of Cilium ${minor} refuses`,
            hint: mend,
          };
      }
  },
};
