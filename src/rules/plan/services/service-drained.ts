import { fewOf } from '../../../findings/index';
import type { NamespacePlan, ServicePlan } from '../../../plan/index';
import type { PlanRule } from '../../rule';
import { linksBetween } from '../linked';

export const serviceDrained: PlanRule = {
  id: 'service/all-drained',
  severity: 'warning',
  breaks: 'Callers there find no backends, and of an exported service not even its name.',
  docs: 'Documentation/network/clustermesh/global-services.rst, shared',
  *check({ services, clusters, namespaces }) {
    const areLinked = linksBetween(clusters);
    const byName = new Map(namespaces.map(namespace => [namespace.name, namespace]));
    for (const service of services) {
      const providers = service.members.filter(member => member.role === 'provider');
      if (providers.every(member => member.shared)) continue;
      const dry = callers(service, byName.get(service.namespace)).filter(caller => {
        const known = providers.filter(p => p.cluster === caller || areLinked(caller, p.cluster));
        return known.length > 0 && known.every(member => !member.shared);
      });
      if (dry.length > 0)
        yield {
          at: service.path,
          clusters: dry,
          message: `every provider of '${service.path}' that ${fewOf(dry)} knows of is drained`,
          hint: 'Leave a provider that is linked with them in the balancing.',
        };
    }
  },
};

/** Clusters that depend on what others share: consumers, and of an export every cluster that would import it. */
function callers(
  { members, exported }: ServicePlan,
  namespace: NamespacePlan | undefined,
): readonly string[] {
  const consumers = members.filter(member => member.role === 'consumer').map(member => member.cluster);
  return exported === undefined ? consumers : (namespace?.clusters ?? []);
}
