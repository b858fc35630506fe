import type { PlanRule } from '../../rule';

export const mcsCrds: PlanRule = {
  id: 'cluster/mcs-crds',
  severity: 'error',
  breaks: 'Flux cannot apply a ServiceExport without its CRD, and with it nothing of the layer services.',
  docs: 'Documentation/network/clustermesh/mcsapi.rst',
  *check({ clusters }) {
    for (const { name, path, cilium, crds } of clusters) {
      const { enabled, operatorOwns, stated } = crds.mcsApi;
      if (enabled && !operatorOwns && stated === undefined)
        yield {
          at: path,
          clusters: [name],
          message: `'${name}' exports or imports services, Cilium ${cilium.version} does not bring the CRDs for it, and nothing says who does`,
          hint: "Say crds: { mcsApi: { install: { version: 'v0.4.1' } } }, or `assumes` where something else brings them.",
        };
    }
  },
};
