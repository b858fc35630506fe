import { contains, parseAddress } from '../../../net/index';
import type { ClusterPlan } from '../../../plan/index';
import type { PlanRule } from '../../rule';

export const dnsAddress: PlanRule = {
  id: 'dns/address',
  severity: 'error',
  breaks:
    'Kubernetes refuses the Service of the DNS server, or the address is another one’s, and names under clusterset.local do not resolve.',
  docs: 'kubernetes.io/docs/concepts/services-networking/cluster-ip-allocation',
  *check({ clusters }) {
    for (const cluster of clusters) {
      const address = cluster.dns?.ownServer?.address;
      if (address === undefined) continue;
      const problem = problemWith(address, cluster);
      if (problem !== undefined)
        yield {
          at: cluster.path,
          clusters: [cluster.name],
          message: `the address '${address}' of clustersetDns of '${cluster.name}' ${problem}`,
          hint: 'Take a free address of serviceCidrs, best from the first sixteenth, which Kubernetes does not give away by itself; not the tenth, which is DNS’s by custom.',
        };
    }
  },
};

function problemWith(text: string, { serviceCidrs }: ClusterPlan): string | undefined {
  const address = parseAddress(text);
  if (address === undefined) return 'is no IP address';
  // Of a range that is none, another rule speaks.
  if (serviceCidrs.some(({ cidr }) => cidr === undefined)) return undefined;
  if (serviceCidrs.length === 0) return 'cannot be checked: the cluster has no serviceCidrs';
  const range = serviceCidrs.find(({ cidr }) => cidr !== undefined && contains(cidr, address));
  if (range?.cidr === undefined)
    return `is not in serviceCidrs ${serviceCidrs.map(({ text }) => text).join(' and ')}`;
  const { start, end, family } = range.cidr;
  const offset = address.start - start;
  if (offset === 0n || (family === 4 && address.start === end))
    return `is no address of a Service in ${range.text}`;
  if (offset === 1n) return 'is the one of the API server';
  return offset === 10n ? 'is by custom the one of the DNS that the cluster has already' : undefined;
}
