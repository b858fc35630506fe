import type { PlanRule } from '../../rule';
import { deviants, meshes } from '../components';

export const tunnel: PlanRule = {
  id: 'datapath/tunnel',
  severity: 'error',
  breaks:
    'Each side drops the other’s packets: they come in an encapsulation, or on a port, that it does not expect.',
  docs: 'Documentation/network/clustermesh/setup.rst',
  *check(plan) {
    for (const component of meshes(plan)) {
      const tunnels = component.filter(cluster => cluster.datapath.routing === 'tunnel');
      const show = ({ datapath }: (typeof tunnels)[number]): string =>
        `${datapath.tunnelProtocol ?? 'vxlan'} on UDP ${datapath.tunnelPort ?? 0}`;
      for (const { first, other, expected, actual } of deviants(tunnels, show))
        yield {
          at: other.path,
          clusters: [first.name, other.name],
          message: `'${other.name}' tunnels with ${actual}, '${first.name}' with ${expected}`,
          hint: 'Use one tunnel protocol and port in clusters that are connected.',
        };
    }
  },
};
