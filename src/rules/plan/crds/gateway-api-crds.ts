import type { PlanRule } from '../../rule';

export const gatewayApiCrds: PlanRule = {
  id: 'cluster/gateway-api-crds',
  severity: 'error',
  breaks:
    'The operator looks for the CRDs once, when it starts; without them no Gateway is ever served, though all looks healthy.',
  docs: 'Documentation/network/servicemesh/gateway-api/installation.rst',
  *check({ clusters }) {
    for (const { name, path, cilium, crds } of clusters)
      if ((crds.gatewayApi.enabled || crds.gatewayApi.used) && crds.gatewayApi.stated === undefined)
        yield {
          at: path,
          clusters: [name],
          message: crds.gatewayApi.enabled
            ? `Cilium’s Gateway API is on in '${name}', and nothing says who brings its CRDs`
            : `'${name}' has gateways or routes, and nothing says who brings the CRDs of Gateway API`,
          hint: `Say crds: { gatewayApi: { install: { version: '${cilium.release.gatewayApi.documented}' } } }, or \`assumes\` where something else brings them.`,
        };
  },
};
