import ipaddr from 'ipaddr.js';
import { problemWithSubdomain } from '../../../kinds/index';
import type { PlanRule } from '../../rule';

export const apiServer: PlanRule = {
  id: 'cluster/api-server',
  severity: 'error',
  breaks: 'Without kube-proxy the agent cannot reach the API server through its Service, and never starts.',
  docs: 'Documentation/network/kubernetes/kubeproxy-free.rst',
  *check({ clusters }) {
    for (const { name, path, datapath, values, apiServer: server } of clusters) {
      if (server !== undefined && !isAddress(server))
        yield {
          at: path,
          clusters: [name],
          message: `the API server of '${name}' has the address '${server.host}', port ${server.port}`,
          expected: 'a DNS name or an IP address, and a port from 1 to 65535',
          hint: 'Write the host without a scheme and without the port, which is a property of its own.',
        };
      // A value of people's own may say it as well, such as `auto` where kubeadm tells the agents.
      if (datapath.kubeProxyReplacement && (values.k8sServiceHost ?? '') === '')
        yield {
          at: path,
          clusters: [name],
          message: `Cilium replaces kube-proxy in '${name}', but apiServer is not set`,
          hint: 'Set apiServer: { host, port } to an address that every node reaches: a load balancer or virtual IP, not the Service.',
        };
    }
  },
};

function isAddress({ host, port }: { host: string; port: number }): boolean {
  // What is all digits and dots can only be meant as an address, though DNS would take it for a name.
  const isName = !/^[\d.]+$/.test(host) && problemWithSubdomain(host) === undefined;
  return (
    (isName || ipaddr.IPv4.isValidFourPartDecimal(host) || ipaddr.IPv6.isValid(host)) &&
    port >= 1 &&
    port <= 65535
  );
}
