import { fewOf } from '../../findings/index';
import type { ServicePlan } from '../../plan/index';
import { isBefore } from '../../releases/index';
import type { PlanRule } from '../rule';

export const serviceSameTargetPort: PlanRule = {
  id: 'service/same-target-port',
  severity: 'warning',
  breaks: 'Backends of other clusters are lost for one of the two ports.',
  docs: 'cilium/cilium#45109, mended by #45179',
  *check({ services, clusters }) {
    const ciliumOf = new Map(clusters.map(({ name, cilium }) => [name, cilium]));
    for (const service of services) {
      const there = service.members
        .filter(member => hasTwins(service, member))
        .map(member => member.cluster)
        .filter(name => {
          const cilium = ciliumOf.get(name);
          const mended = cilium?.release.mended.sameTargetPort;
          return cilium !== undefined && mended !== undefined && isBefore(cilium.version, mended);
        });
      if (there.length > 0)
        yield {
          at: service.path,
          clusters: there,
          message: `two ports of '${service.path}' go to one port of its pods, which the Cilium of ${fewOf(there)} gets wrong`,
          hint: 'Take a later patch of Cilium there, or give each port of the service a port of its own in the pods.',
        };
    }
  },
};

function hasTwins({ ports }: ServicePlan, { targetPorts }: ServicePlan['members'][number]): boolean {
  const targets = ports.map(({ name, port, protocol }) => `${targetPorts[name] ?? port}/${protocol}`);
  return new Set(targets).size < targets.length;
}
