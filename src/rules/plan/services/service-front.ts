import { fewOf } from '../../../findings/index';
import type { PlanRule } from '../../rule';

export const serviceFront: PlanRule = {
  id: 'service/front',
  severity: 'warning',
  breaks:
    'Without the kube-proxy replacement, traffic that comes in through the node port or the load balancer reaches pods of its own cluster only.',
  docs: 'Documentation/network/clustermesh/global-services.rst; cilium/cilium#36503',
  *check({ services, clusters }) {
    const plain = new Set(clusters.filter(c => !c.datapath.kubeProxyReplacement).map(c => c.name));
    for (const { path, type, global, members } of services) {
      const there = members.map(member => member.cluster).filter(name => plain.has(name));
      if (type !== 'ClusterIP' && global !== undefined && there.length > 0)
        yield {
          at: path,
          clusters: there,
          message: `'${path}' has a ${type} front, behind which ${fewOf(there)} has no backends of other clusters`,
          hint: 'Set kubeProxyReplacement there, or put a gateway in front.',
        };
    }
  },
};
