import type { ClusterPlan } from '../../../plan/index';
import { coredns, isExact, servesClusterset } from '../../../releases/index';
import type { PlanRule } from '../../rule';

export const dnsCorednsVersion: PlanRule = {
  id: 'dns/coredns-version',
  severity: 'error',
  breaks:
    'CoreDNS does not start with an option that it does not know, and the DNS of the whole cluster goes with it; the job of Cilium’s chart refuses such a CoreDNS, and with it fails every install and upgrade of Cilium.',
  docs: 'coredns/coredns#7266; Documentation/network/clustermesh/mcsapi.rst; docs.aws.amazon.com/eks, Updating an Amazon EKS add-on',
  *check({ clusters }) {
    for (const cluster of clusters) {
      const problem = problemOf(cluster);
      const { name, path, dns } = cluster;
      if (problem !== undefined)
        yield {
          at: path,
          clusters: [name],
          message: problem,
          expected: `${coredns.multicluster} or later`,
          ...(dns?.coredns !== undefined && { actual: dns.coredns }),
          hint: `Bring CoreDNS to ${coredns.multicluster} or later and say clustersetDns: { ${dns?.way ?? 'auto'}: { ${dns?.way === 'ownServer' ? 'address: …, ' : ''}coredns: '…' } } with its version${dns?.way === 'addOn' ? '' : `; Kubernetes ${coredns.kubernetes} brings one by itself`}. Or say { none: {} } where callers use the derived Services.`,
        };
    }
  },
};

function problemOf({ name, kubernetes, dns, platform, cilium }: ClusterPlan): string | undefined {
  if (dns?.way === undefined || dns.way === 'none' || dns.way === 'elsewhere') return undefined;
  // Of a way that cannot be taken whatever the version, other rules speak.
  if (!platform.dns.ways.includes(dns.way)) return undefined;
  if (dns.way === 'auto' && !cilium.release.configuresCoredns) return undefined;
  const { coredns: version } = dns;
  if (version === undefined)
    return dns.way === 'addOn'
      ? `nothing says which CoreDNS '${name}' has: EKS leaves the add-on at its version when Kubernetes is upgraded`
      : `nothing says which CoreDNS '${name}' has, and what comes with Kubernetes ${kubernetes} may be too old for clusterset.local`;
  if (servesClusterset(version)) return undefined;
  return isExact(version) && !version.startsWith('v')
    ? `CoreDNS ${version} of '${name}' cannot serve clusterset.local`
    : `the version '${version}' of CoreDNS of '${name}' is no exact version without 'v'`;
}
