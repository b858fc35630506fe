import type { PlanRule } from '../rule';

export const serviceSingle: PlanRule = {
  id: 'service/single-cluster',
  severity: 'warning',
  breaks: 'The service is shared with nobody: it costs the mesh its upkeep and gives nothing.',
  docs: 'Documentation/network/clustermesh/global-services.rst',
  *check({ services, namespaces }) {
    const having = new Map(namespaces.map(({ name, clusters }) => [name, clusters]));
    for (const { path, namespace, exported, members } of services) {
      const callers = exported === undefined ? members.map(m => m.cluster) : (having.get(namespace) ?? []);
      if (members.length === 1 && callers.length <= 1)
        yield {
          at: path,
          clusters: callers,
          message: `'${path}' is in ${callers.join('')} only`,
          hint: 'Add providers or consumers, or make it an ordinary Service in a layer.',
        };
    }
  },
};
