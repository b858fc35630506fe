import type { PlanRule } from '../../rule';

export const kubeProxy: PlanRule = {
  id: 'cluster/kube-proxy',
  severity: 'error',
  breaks: 'The setting would have no effect, and callers that need it would not reach other clusters.',
  docs: 'Documentation/network/kubernetes/kubeproxy-free.rst',
  *check({ clusters }) {
    for (const { name, path, datapath, platform, wantsKubeProxyReplacement } of clusters)
      if (
        wantsKubeProxyReplacement !== undefined &&
        wantsKubeProxyReplacement !== datapath.kubeProxyReplacement
      )
        yield {
          at: path,
          clusters: [name],
          message: `kubeProxyReplacement is ${wantsKubeProxyReplacement} for '${name}', which ${platform.title} does not allow`,
          hint: 'Leave kubeProxyReplacement out.',
        };
  },
};
