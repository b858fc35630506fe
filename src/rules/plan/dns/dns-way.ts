import type { PlanRule } from '../../rule';

export const dnsWay: PlanRule = {
  id: 'dns/way',
  severity: 'error',
  breaks:
    'The platform does not read what is written for it, or reverts it: names under clusterset.local do not resolve.',
  docs: 'learn.microsoft.com/azure/aks/coredns-custom; docs.aws.amazon.com/eks, Managing CoreDNS; docs.rke2.io, Helm Integration; cloud.google.com/kubernetes-engine, Using kube-dns',
  *check({ clusters }) {
    for (const { name, path, platform, dns } of clusters) {
      const way = dns?.way;
      if (way === undefined || way === 'none' || way === 'elsewhere') continue;
      const { server, ways } = platform.dns;
      if (!ways.includes(way))
        yield {
          at: path,
          clusters: [name],
          message: `clustersetDns of '${name}' is ${way}, which is no way for the ${server} of ${platform.title}`,
          expected: [...ways, 'elsewhere', 'none'].join(' or '),
          actual: way,
          hint: `Use ${ways.join(' or ')}; say elsewhere where something that is not in this repository serves the zone.`,
        };
    }
  },
};
