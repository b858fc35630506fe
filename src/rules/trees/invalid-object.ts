import { describe } from '../../kinds/index';
import type { TreesRule } from '../rule';
import { distinctObjects } from './objects';
import { problemsOf } from './validity';

export const invalidObject: TreesRule = {
  id: 'object/invalid',
  severity: 'error',
  breaks: 'The API server refuses the object, and Flux with it everything else in the layer.',
  docs: 'the API’s own schema and validation rules',
  *check(trees) {
    for (const { placed, clusters } of distinctObjects(trees))
      for (const { pointer, at, problem, expected, actual } of problemsOf(placed.object))
        yield {
          at: placed.path ?? '',
          property: at.map(String),
          clusters,
          message: `${describe(placed.object)}: ${pointer === '' ? '' : `${pointer} `}${problem}`,
          ...(expected !== undefined && { expected }),
          ...(actual !== undefined && { actual }),
          hint: 'Correct the object where the blueprint makes it.',
        };
  },
};
