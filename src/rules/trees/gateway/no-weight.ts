import { valueAt, valuesAt } from '../fields';
import type { TreesRule } from '../../rule';
import { detailOf } from './calls';
import { viewOf } from './view';

export const noWeight: TreesRule = {
  id: 'route/no-weight',
  severity: 'warning',
  breaks: 'Nothing gets any of the requests of the rule: all are answered with status 500.',
  docs: 'gateway-api.sigs.k8s.io: HTTPBackendRef, weight',
  *check(trees) {
    for (const view of viewOf(trees).trees)
      for (const route of view.routes)
        for (const { at, value } of valuesAt(route.object, 'spec.rules[]')) {
          const refs = [...valuesAt(value, 'backendRefs[]')];
          if (refs.length > 0 && refs.every(ref => valueAt(ref.value, 'weight') === 0))
            yield detailOf(
              view,
              route,
              `${at} gives weight 0 to all of its backends`,
              'Give one of them a weight, or leave the rule out.',
            );
        }
  },
};
