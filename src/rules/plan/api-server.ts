import type { PlanRule } from '../rule';

export const apiServer: PlanRule = {
  id: 'cluster/api-server',
  severity: 'error',
  breaks: 'Without kube-proxy the agent cannot reach the API server through its Service, and never starts.',
  docs: 'Documentation/network/kubernetes/kubeproxy-free.rst',
  *check({ clusters }) {
    for (const { name, path, datapath, apiServer: server } of clusters)
      if (datapath.kubeProxyReplacement && server === undefined)
        yield {
          at: path,
          clusters: [name],
          message: `Cilium replaces kube-proxy in '${name}', but apiServer is not set`,
          hint: 'Set apiServer: { host, port } to an address that every node reaches: a load balancer or virtual IP, not the Service.',
        };
  },
};
