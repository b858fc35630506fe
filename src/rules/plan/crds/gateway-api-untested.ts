import { minorOf } from '../../../releases/index';
import type { PlanRule } from '../../rule';
import { gatewayApiProblem } from './gateway-api-version';

export const gatewayApiUntested: PlanRule = {
  id: 'cluster/gateway-api-untested',
  severity: 'warning',
  breaks:
    'Cilium is tested with the release that its documentation names; another may lack or change what it reads.',
  docs: 'Documentation/network/servicemesh/gateway-api/installation.rst',
  *check({ clusters }) {
    for (const cluster of clusters) {
      const { name, path, cilium, crds } = cluster;
      const { enabled, stated } = crds.gatewayApi;
      const { documented } = cilium.release.gatewayApi;
      const minor = stated && minorOf(stated.version.slice(1));
      if (!enabled || minor === undefined || minor === minorOf(documented.slice(1))) continue;
      if (gatewayApiProblem(cluster) !== undefined) continue;
      yield {
        at: path,
        clusters: [name],
        message: `Cilium ${cilium.version} of '${name}' gets Gateway API ${minor}, not the one that its documentation names`,
        expected: documented,
        hint: `Take ${documented}; a cluster may have \`crds\` of its own.`,
      };
    }
  },
};
