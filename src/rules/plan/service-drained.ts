import type { PlanRule } from '../rule';

export const serviceDrained: PlanRule = {
  id: 'service/all-drained',
  severity: 'warning',
  breaks: 'Clusters without pods of the service find no backends.',
  docs: 'Documentation/network/clustermesh/global-services.rst, shared',
  *check({ services }) {
    for (const { path, members } of services) {
      const providers = members.filter(member => member.role === 'provider');
      if (providers.length > 0 && providers.every(member => !member.shared))
        yield {
          at: path,
          clusters: providers.map(member => member.cluster),
          message: `every provider of '${path}' is drained`,
          hint: 'Leave one provider in the balancing.',
        };
    }
  },
};
