import type { PlanRule } from '../../rule';
import { systemNamespaces } from '../../system-namespaces';

export const namespaceMarks: PlanRule = {
  id: 'namespace/system-labels',
  severity: 'error',
  breaks:
    'They are laid over those of the cluster: a stricter pod security level alone keeps Cilium, CoreDNS or Flux from starting again.',
  docs: 'Kubernetes: Pod Security Admission, namespace labels',
  *check({ namespaces }) {
    for (const { name, path, labels, annotations } of namespaces) {
      const keys = [...Object.keys(labels), ...Object.keys(annotations)];
      if (systemNamespaces.includes(name) && keys.length > 0)
        yield {
          at: path,
          message: `the namespace '${name}' is every cluster's own, and would be given ${keys.join(', ')}`,
          hint: 'Leave labels and annotations out, or use a namespace of your own.',
        };
    }
  },
};
