import type { PlanRule } from '../../rule';

const annotation = 'clustermesh.cilium.io/global';

export const namespaceScopeAnnotation: PlanRule = {
  id: 'namespace/scope-annotation',
  severity: 'error',
  breaks: 'Meshprint writes that annotation itself, from the scope: what is said here is lost.',
  docs: 'Documentation/network/clustermesh/global-namespaces.rst',
  *check({ namespaces }) {
    for (const { path, annotations } of namespaces)
      if (Object.hasOwn(annotations, annotation))
        yield {
          at: path,
          message: `the namespace '${path}' has the annotation ${annotation}`,
          hint: 'Set scope to global or local instead.',
        };
  },
};
