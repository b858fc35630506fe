import { fewOf } from '../../../findings/index';
import { valueAt } from '../../../plan/index';
import type { PlanRule } from '../../rule';

export const serviceTopology: PlanRule = {
  id: 'service/topology-off',
  severity: 'warning',
  breaks: 'Cilium does not look at where a backend is: trafficDistribution has no effect there.',
  docs: 'Cilium chart, values.yaml, loadBalancer.serviceTopology',
  *check({ services, clusters }) {
    const off = new Set(
      clusters
        .filter(({ values }) => valueAt(values, 'loadBalancer', 'serviceTopology') !== true)
        .map(({ name }) => name),
    );
    for (const { path, trafficDistribution, headless, members } of services) {
      const there = members.map(member => member.cluster).filter(name => off.has(name));
      if (trafficDistribution !== undefined && !headless && there.length > 0)
        yield {
          at: path,
          clusters: there,
          message: `'${path}' has trafficDistribution, which the Cilium of ${fewOf(there)} is not told to heed`,
          hint: 'Set loadBalancer.serviceTopology to true in cilium.values.',
        };
    }
  },
};
