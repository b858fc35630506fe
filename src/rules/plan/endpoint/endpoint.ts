import { problemWithLabel, problemWithSubdomain } from '../../../kinds/index';
import type { ClusterPlan } from '../../../plan/index';
import type { PlanRule } from '../../rule';

export const endpoint: PlanRule = {
  id: 'cluster/endpoint',
  severity: 'error',
  breaks: 'Peers cannot connect, or connect to another cluster and refuse its certificate.',
  docs: 'Documentation/network/clustermesh/setup.rst; Documentation/operations/troubleshooting_clustermesh.rst',
  *check({ clusters, mesh }) {
    const taken = new Map<string, string>();
    // Where peers are given addresses, the name leads to them whatever the port.
    for (const { name, endpoint } of clusters) if (endpoint.kind !== 'dns') taken.set(endpoint.address, name);
    for (const cluster of clusters) {
      const { name, path } = cluster;
      const { kind, address, port } = cluster.endpoint;
      const detail = { at: path, clusters: [name] };
      const problem = problemOf(cluster, mesh.domain);
      if (problem !== undefined)
        yield {
          ...detail,
          message: `the mesh endpoint '${address}' of '${name}' ${problem}`,
          hint: 'Give the DNS name of the load balancer of clustermesh-apiserver in endpoint.dns.name, or correct mesh.domain.',
        };
      if (!Number.isInteger(port) || port < 1 || port > 65535)
        yield {
          ...detail,
          message: `the mesh endpoint of '${name}' has the port ${port}`,
          expected: '1 to 65535',
          hint:
            kind === 'node-port'
              ? 'Take a port from the range of node ports, usually 30000 to 32767.'
              : 'The load balancer of clustermesh-apiserver listens on 2379.',
        };
      const other = taken.get(address) ?? taken.get(`${address}:${port}`);
      if (other === undefined) taken.set(`${address}:${port}`, name);
      else if (other !== name)
        yield {
          ...detail,
          clusters: [other, name],
          message: `'${name}' and '${other}' have the same mesh endpoint '${address}'`,
          hint: 'Each cluster has a clustermesh-apiserver of its own and needs a name, or a port, of its own.',
        };
    }
  },
};

function problemOf({ name, endpoint: { address } }: ClusterPlan, domain: string): string | undefined {
  // A name made of a bad one is no mistake of its own.
  const isMade = address === `${name}.${domain}`;
  if (isMade && (problemWithLabel(name) ?? problemWithSubdomain(domain)) !== undefined) return undefined;
  if (/^[\d.]+$|^[\da-f.]*:[\da-f:.]*$/i.test(address))
    return 'is an IP address, which the certificate does not name: addresses go into endpoint.ips';
  if (!address.includes('.')) return 'has no domain';
  return problemWithSubdomain(address);
}
