import type { PlanRule } from '../../rule';

const zone = 'clusterset.local';

export const dnsStubDomain: PlanRule = {
  id: 'dns/stub-domain',
  severity: 'error',
  breaks:
    'Meshprint writes that domain itself, with the address of its own server: what is said here is lost.',
  docs: 'cloud.google.com/kubernetes-engine, Using kube-dns; KEP-1645',
  *check({ clusters }) {
    for (const { name, path, dns } of clusters)
      for (const domain of Object.keys(dns?.ownServer?.stubDomains ?? {}))
        if (domain.replace(/\.$/, '').toLowerCase() === zone)
          yield {
            at: path,
            clusters: [name],
            property: ['clustersetDns', 'ownServer', 'stubDomains', domain],
            message: `stubDomains of '${name}' have ${domain}, which its own server is for`,
            hint: 'Leave it out; where another server is to serve the zone, set clustersetDns to elsewhere.',
          };
  },
};
