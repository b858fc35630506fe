import { type ClusterPlan, gatewaysOwner, valueAt } from '../../../plan/index';
import type { PlanRule } from '../../rule';
import { aboutValue } from '../people-values';

const servesNoPorts = ({ datapath, values }: ClusterPlan): boolean =>
  // 1.18 can serve node ports beside kube-proxy.
  !datapath.kubeProxyReplacement && valueAt(values, 'nodePort', 'enabled') !== true;

const replaceKubeProxy =
  'Leave it out, or set `kubeProxyReplacement` of the cluster, where its platform leaves the choice.';

/** A gateway or an Ingress of the blueprint brings the value along; there is nothing to leave out. */
const replaceForGateways =
  'Set `kubeProxyReplacement` of the cluster, where its platform leaves the choice, or serve its gateways with another controller.';

/** Values that need another one, of which the chart says nothing. */
const needs = [
  {
    path: 'bpf.masquerade',
    lacks: servesNoPorts,
    because: 'needs the replacement of kube-proxy, which is off',
    breaks: 'The agents do not start: BPF masquerade requires NodePort.',
    mend: replaceKubeProxy,
  },
  {
    path: 'ipMasqAgent.enabled',
    lacks: ({ values }: ClusterPlan) => valueAt(values, 'bpf', 'masquerade') !== true,
    because: 'needs bpf.masquerade, which is not on',
    breaks: 'The agents do not start.',
    mend: 'Leave it out, or set bpf.masquerade to true, which needs the replacement of kube-proxy.',
  },
  {
    path: 'gatewayAPI.enabled',
    lacks: servesNoPorts,
    because: 'needs the replacement of kube-proxy, which is off',
    breaks: 'Gateways are accepted, and nothing answers at their addresses.',
    mend: replaceKubeProxy,
  },
  {
    path: 'ingressController.enabled',
    lacks: servesNoPorts,
    because: 'needs the replacement of kube-proxy, which is off',
    breaks: 'Ingresses get an address at which nothing answers.',
    mend: replaceKubeProxy,
  },
] as const;

export const goTogether: PlanRule = {
  id: 'values/go-together',
  severity: 'error',
  breaks: 'The agents do not start, or what the value switches on does not work.',
  docs: 'Documentation/network/concepts/masquerading.rst; Documentation/network/servicemesh/ingress.rst and gateway-api/gateway-api.rst',
  *check({ clusters }) {
    for (const cluster of clusters)
      for (const { path, lacks, because, breaks, mend } of needs) {
        const keys = path.split('.');
        if (valueAt(cluster.values, ...keys) !== true || !lacks(cluster)) continue;
        yield {
          ...aboutValue(cluster, keys, because),
          breaks,
          hint: cluster.owners.get(path) === gatewaysOwner ? replaceForGateways : mend,
        };
      }
  },
};
