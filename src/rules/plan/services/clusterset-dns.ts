import { type Detail, fewOf } from '../../../findings/index';
import { derivedServiceName } from '../../../kinds/index';
import type { Plan, ServicePlan } from '../../../plan/index';
import type { PlanRule } from '../../rule';

/** What keeps each DNS server from answering, and what would mend it. */
const servers = {
  'kube-dns': {
    cause: 'their DNS is kube-dns, which cannot serve it',
    mend: 'run a CoreDNS of 1.12.2 or later beside kube-dns',
  },
  coredns: {
    cause: 'nothing here tells their CoreDNS to serve it',
    mend: 'give CoreDNS (1.12.2 or later) the zone and the option `multicluster clusterset.local`',
  },
} as const;

export const clustersetDns: PlanRule = {
  id: 'service/clusterset-dns',
  severity: 'warning',
  breaks: 'The name under clusterset.local does not resolve there, so callers that use it fail.',
  docs: 'Documentation/network/clustermesh/mcsapi.rst; coredns.io/plugins/kubernetes, multicluster',
  *check(plan) {
    for (const service of plan.services)
      if (service.exported !== undefined)
        for (const dns of ['kube-dns', 'coredns'] as const) yield* silent(plan, service, dns);
  },
};

function* silent(plan: Plan, service: ServicePlan, dns: keyof typeof servers): Generator<Detail> {
  const { path, namespace, name } = service;
  const importers = new Set(plan.namespaces.find(candidate => candidate.name === namespace)?.clusters);
  const without = plan.clusters.filter(c => c.platform.dns === dns && importers.has(c.name)).map(c => c.name);
  if (without.length === 0) return;
  const { cause, mend } = servers[dns];
  yield {
    at: path,
    clusters: without,
    message: `${name}.${namespace}.svc.clusterset.local does not resolve in ${fewOf(without)}: ${cause}`,
    hint: `Call ${derivedServiceName(namespace, name)}.${namespace}.svc instead, the Service that Cilium derives from the import, or ${mend}; then silence this.`,
  };
}
