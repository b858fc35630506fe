import type { PlanRule } from '../../rule';
import { systemNamespaces } from '../../system-namespaces';

export const serviceSystemNamespace: PlanRule = {
  id: 'service/system-namespace',
  severity: 'warning',
  breaks:
    'Every cluster has that namespace and means something else by it: the service reaches clusters that never asked for it.',
  docs: 'KEP-1645, namespace sameness',
  *check({ services }) {
    for (const { path, namespace } of services)
      if (systemNamespaces.includes(namespace))
        yield {
          at: path,
          message: `'${path}' is shared from the namespace '${namespace}'`,
          hint: 'Move the service to a namespace of its own.',
        };
  },
};
