import type { PlanRule } from '../../rule';

export const serviceLocalNamespace: PlanRule = {
  id: 'service/local-namespace',
  severity: 'error',
  breaks:
    'What is in a local namespace is not told to other clusters: they see no backends, and an export is refused with NamespaceNotGlobal.',
  docs: 'Documentation/network/clustermesh/global-namespaces.rst; cilium/cilium#43918',
  *check({ services, namespaces }) {
    const local = new Set(namespaces.filter(({ scope }) => scope === 'local').map(({ name }) => name));
    for (const { path, namespace } of services)
      if (local.has(namespace))
        yield {
          at: path,
          message: `'${path}' is shared, but its namespace is local`,
          hint: `Give the namespace '${namespace}' the scope global.`,
        };
  },
};
