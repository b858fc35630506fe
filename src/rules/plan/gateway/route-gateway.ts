import { fewOf } from '../../../findings/index';
import type { PlanRule } from '../../rule';

export const routeGateway: PlanRule = {
  id: 'route/no-gateway-there',
  severity: 'error',
  breaks: 'Nothing serves the route there: a route is attached to gateways of its own cluster only.',
  docs: 'docs/blueprints.md, gateways; Gateway API: HTTPRoute, parentRefs',
  *check({ entrance: { routes } }) {
    for (const { path, clusters, gateways } of routes) {
      const served = new Set(gateways.flatMap(({ gateway }) => gateway.clusters));
      const without = clusters.filter(name => !served.has(name));
      if (without.length > 0)
        yield {
          at: path,
          clusters: without,
          message: `the route '${path}' has none of its gateways in ${fewOf(without)}`,
          expected: `clusters among ${fewOf([...served].sort())}`,
          hint: 'Give a gateway of the route these clusters too, or leave them out of the route.',
        };
    }
  },
};
