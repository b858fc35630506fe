import type { DangerRule } from './danger';
import { isRoute, isWhole } from './subject';

/** Where requests go that come through gateways. */
export const routes: DangerRule = {
  id: 'route',
  source: 'Documentation/network/servicemesh/gateway-api/gateway-api.rst',
  judge: change => {
    if (!isRoute(change) || isWhole(change) || change.path[0] !== 'spec') return undefined;
    return {
      grade: 'medium',
      reason:
        change.path.at(-1) === 'weight'
          ? 'other shares of the requests go to the backends; one without a weight has 1'
          : 'requests that come through the gateway may go elsewhere, or be refused',
    };
  },
};
