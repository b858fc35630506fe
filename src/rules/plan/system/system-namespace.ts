import type { PlanRule } from '../../rule';
import { systemNamespaces } from '../../system-namespaces';

export const systemNamespace: PlanRule = {
  id: 'namespace/system',
  severity: 'warning',
  breaks:
    'It has the same name in every cluster and is not the same: what is meant for people’s pods meets those of Kubernetes, Cilium or Flux.',
  docs: 'KEP-1645, namespace sameness',
  *check({ namespaces, services }) {
    for (const { name, path } of namespaces)
      // A shared service is the sharper mistake, and has a finding of its own.
      if (systemNamespaces.includes(name) && !services.some(({ namespace }) => namespace === name))
        yield {
          at: path,
          message: `the namespace '${name}' is every cluster's own`,
          hint: 'Use a namespace of your own.',
        };
  },
};
