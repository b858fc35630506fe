import { derivedServiceName } from '../../../kinds/index';
import type { Plan } from '../../../plan/index';
import type { PlanRule } from '../../rule';

export const dnsUnserved: PlanRule = {
  id: 'dns/unserved',
  severity: 'error',
  breaks: 'Names under clusterset.local do not resolve in the cluster, so callers that use them fail.',
  docs: 'Documentation/network/clustermesh/mcsapi.rst; cloud.google.com/kubernetes-engine, Using kube-dns',
  *check(plan) {
    for (const { name, path, platform, dns } of plan.clusters)
      if (dns !== undefined && dns.way === undefined)
        yield {
          at: path,
          clusters: [name],
          message: `services are exported to '${name}', and its DNS, the ${platform.dns.server} of ${platform.title}, does not serve clusterset.local by itself`,
          hint: `Say clustersetDns: { ownServer: { address: '…' } } with a free address of serviceCidrs, or { none: {} } where callers use the derived Services${example(plan)}.`,
        };
  },
};

function example({ services }: Plan): string {
  const service = services.find(({ exported }) => exported !== undefined);
  if (service === undefined) return '';
  const { namespace, name } = service;
  return `, such as ${derivedServiceName(namespace, name)}.${namespace}.svc for ${name}`;
}
