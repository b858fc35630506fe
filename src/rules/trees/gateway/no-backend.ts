import type { KubeObject } from '../../../kinds/index';
import { type FieldValue, textAt, valueAt, valuesAt } from '../fields';
import type { TreesRule } from '../../rule';
import { detailOf } from './calls';
import { viewOf } from './view';

/** Filters that answer by themselves, or may: what an extension does is its controller's. */
const answering = ['RequestRedirect', 'ExtensionRef'];

export const noBackend: TreesRule = {
  id: 'route/no-backend',
  severity: 'warning',
  breaks: 'Every request of the rule is answered with status 500.',
  docs: 'gateway-api.sigs.k8s.io: HTTPRouteRule, backendRefs',
  *check(trees) {
    for (const view of viewOf(trees).trees)
      for (const route of view.routes)
        for (const { at, value } of rulesOf(route.object)) {
          const answers = [...valuesAt(value, 'filters[]')].some(filter =>
            answering.includes(textAt(filter.value, 'type') ?? ''),
          );
          const refs = valueAt(value, 'backendRefs');
          const isEmpty = refs === undefined || refs === null || (Array.isArray(refs) && refs.length === 0);
          if (isEmpty && !answers)
            yield detailOf(
              view,
              route,
              `${at} has no backends and answers nothing by itself`,
              'Give it backends or, in an HTTPRoute, a redirect; or leave the rule out.',
            );
        }
  },
};

/** Of the other kinds of routes, the API server takes no rule without backends. */
const rulesOf = (route: KubeObject): Iterable<FieldValue> =>
  route.kind === 'HTTPRoute' || route.kind === 'GRPCRoute' ? valuesAt(route, 'spec.rules[]') : [];
