import { joinWords } from '../../../kinds/problem';
import { minorsWithPaths } from '../../../releases/index';
import type { PlanRule } from '../../rule';
import { peoplesTrees, propertyOf, show } from '../people-values';
import { knows, pathProblems } from './value-paths';

export const otherMinor: PlanRule = {
  id: 'values/other-minor',
  severity: 'error',
  breaks: 'Helm passes over it without a word, so that clusters of one fleet behave differently.',
  docs: 'Documentation/operations/upgrade.rst',
  *check(plan) {
    for (const tree of peoplesTrees(plan)) {
      const { at, whose, clusters, minor } = tree;
      for (const { kind, keys } of pathProblems(tree)) {
        if (kind !== 'unknown') continue;
        const having = minorsWithPaths.filter(other => knows(other, keys));
        if (having.length > 0)
          yield {
            at,
            property: propertyOf(keys),
            clusters,
            message: `'${show(keys)}' in ${whose} is a value of Cilium ${joinWords(having)}; ${minor} does not have it`,
            hint: 'Leave it out, or set it in the values of the clusters that run such a minor.',
          };
      }
    }
  },
};
