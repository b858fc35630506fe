import type { TreesRule } from '../../rule';
import { detailOf } from './calls';
import { gatewayRefsOf } from './parents';
import { viewOf } from './view';

export const noGateway: TreesRule = {
  id: 'route/no-gateway',
  severity: 'warning',
  breaks:
    'Where nobody else makes the Gateway, no request ever meets the route, and nothing says so but its status.',
  docs: 'gateway-api.sigs.k8s.io/api-types/httproute: ParentRefs',
  *check(trees) {
    for (const view of viewOf(trees).trees)
      for (const route of view.routes)
        for (const { at, key, gateway } of gatewayRefsOf(view, route))
          if (gateway === undefined)
            yield detailOf(
              view,
              route,
              `${at} names the Gateway ${key}, which is not in this repository`,
              'Correct the name or the namespace, or silence this where it is there by other means.',
            );
  },
};
