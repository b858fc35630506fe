import { fewOf } from '../../../findings/index';
import type { PlanRule } from '../../rule';
import { linksBetween } from '../linked';

export const serviceReach: PlanRule = {
  id: 'service/no-linked-provider',
  severity: 'error',
  breaks:
    'Callers there find the Service without backends: state travels over direct links only, never through a third cluster.',
  docs: 'Documentation/network/clustermesh/global-services.rst; cilium/cilium#40796',
  *check({ services, clusters }) {
    const areLinked = linksBetween(clusters);
    for (const { path, members, cutFrom } of services) {
      const providers = members.filter(member => member.role === 'provider').map(member => member.cluster);
      const cutOff = members
        .filter(member => member.role === 'consumer')
        .map(member => member.cluster)
        .filter(name => !providers.some(provider => areLinked(name, provider)));
      if (cutOff.length > 0 && providers.length > 0)
        yield {
          at: path,
          clusters: cutOff,
          message: `no provider of '${path}' is linked with ${fewOf(cutOff)}`,
          expected: `a link with ${providers.slice(0, 3).join(' or ')}`,
          hint:
            cutFrom === undefined
              ? 'Link them in mesh.topology, or leave these clusters out of the consumers.'
              : 'Link them in mesh.topology, or leave these clusters out of the routes that have it as a backend.',
        };
    }
  },
};
