import type { PlanRule } from '../../rule';

export const dnsAutoConfiguration: PlanRule = {
  id: 'dns/auto-configuration',
  severity: 'error',
  breaks: 'Nothing changes CoreDNS, so names under clusterset.local do not resolve in the cluster.',
  docs: 'The chart, clustermesh.mcsapi.corednsAutoConfigure',
  *check({ clusters }) {
    for (const { name, path, cilium, dns } of clusters)
      if (dns?.way === 'auto' && !cilium.release.configuresCoredns)
        yield {
          at: path,
          clusters: [name],
          message: `the chart of Cilium ${cilium.version} in '${name}' cannot make CoreDNS serve clusterset.local`,
          hint: 'Upgrade to Cilium 1.19 or later; or change the Corefile by hand and say clustersetDns: { elsewhere: {} }, or { none: {} } where callers use the derived Services.',
        };
  },
};
