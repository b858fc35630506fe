import { fewOf } from '../../../findings/index';
import type { PlanRule } from '../../rule';
import { linksBetween } from '../linked';

export const serviceNoExporter: PlanRule = {
  id: 'service/no-linked-exporter',
  severity: 'warning',
  breaks:
    'The import does not exist there, or has nothing behind it: exports travel over direct links only, never through a third cluster.',
  docs: 'Documentation/network/clustermesh/mcsapi.rst; cilium/cilium#40796',
  *check({ services, clusters, namespaces }) {
    const areLinked = linksBetween(clusters);
    const having = new Map(namespaces.map(({ name, clusters: names }) => [name, names]));
    for (const { path, namespace, exported, members, cutFrom } of services) {
      // Of what is cut from a service, the routes tell that send traffic to it.
      if (exported === undefined || cutFrom !== undefined) continue;
      const exporters = members.filter(member => member.role === 'provider').map(member => member.cluster);
      const exporting = new Set(exporters);
      const cutOff = (having.get(namespace) ?? []).filter(
        name => !exporting.has(name) && !exporters.some(exporter => areLinked(name, exporter)),
      );
      if (cutOff.length > 0 && exporters.length > 0)
        yield {
          at: path,
          clusters: cutOff,
          message: `no exporter of '${path}' is linked with ${fewOf(cutOff)}, which has its namespace`,
          expected: `a link with ${exporters.slice(0, 3).join(' or ')}`,
          hint: 'Link them in mesh.topology, or leave these clusters out of the namespace.',
        };
    }
  },
};
