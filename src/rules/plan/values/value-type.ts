import { nameOfType } from '../../../releases/index';
import type { PlanRule } from '../../rule';
import { peoplesTrees, propertyOf, show } from '../people-values';
import { pathProblems } from './value-paths';

export const valueType: PlanRule = {
  id: 'values/wrong-type',
  severity: 'error',
  breaks: 'The chart refuses the values, or Cilium’s configuration cannot be applied; Cilium stays as it is.',
  docs: 'Cilium chart, values.schema.json',
  *check(plan) {
    for (const tree of peoplesTrees(plan)) {
      const { at, whose, clusters } = tree;
      for (const problem of pathProblems(tree)) {
        if (problem.kind !== 'type') continue;
        const { keys, type } = problem;
        // The value itself is not shown: it may be a secret in the wrong place.
        yield {
          at,
          property: propertyOf(keys),
          clusters,
          message: `'${show(keys)}' in ${whose} is not ${nameOfType(type)}`,
          expected: nameOfType(type),
          hint: `Write ${nameOfType(type)}${nameOfType(type).includes('text') ? ', in quotes where YAML would read it otherwise' : ''}.`,
        };
      }
    }
  },
};
