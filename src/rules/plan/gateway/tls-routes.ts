import { servesGatewayApi } from '../../../releases/index';
import type { PlanRule } from '../../rule';

export const tlsRoutesServed: PlanRule = {
  id: 'route/tls-not-served',
  severity: 'error',
  breaks: 'Flux applies nothing of the layer `gateway` without the CRD of one of its objects.',
  docs: 'Gateway API: release notes of 1.5; Documentation/network/servicemesh/gateway-api/installation.rst',
  *check({ clusters, entrance: { routes } }) {
    const using = new Map<string, string>();
    for (const { kind, path, clusters: names } of routes)
      if (kind === 'TLSRoute') for (const name of names) using.set(name, using.get(name) ?? path);
    for (const { name, crds } of clusters) {
      const [route, { stated, tlsRoutes }] = [using.get(name), crds.gatewayApi];
      const version = tlsRoutes.slice(tlsRoutes.indexOf('/') + 1);
      if (route === undefined || stated === undefined) continue;
      if (!servesGatewayApi(stated.version, stated.channel, version, 'TLSRoute'))
        yield {
          at: route,
          clusters: [name],
          message: `the route '${route}' is a TLSRoute, which the ${stated.channel} channel of Gateway API ${stated.version} does not have`,
          hint: "Set channel: 'experimental' in crds.gatewayApi, or take Gateway API 1.5 or later where the cluster’s Cilium does.",
        };
    }
  },
};
