import { fewOf } from '../../../findings/index';
import type { PlanRule } from '../../rule';

export const serviceSingle: PlanRule = {
  id: 'service/single-cluster',
  severity: 'warning',
  breaks: 'The service is shared with nobody: it costs the mesh its upkeep and gives nothing.',
  docs: 'Documentation/network/clustermesh/global-services.rst',
  *check({ services, namespaces, clusters }) {
    const lonely = new Set(clusters.filter(({ peers }) => peers.length === 0).map(({ name }) => name));
    const having = new Map(namespaces.map(({ name, clusters }) => [name, clusters]));
    for (const { path, namespace, exported, members, cutFrom } of services) {
      // Made for a gateway, which may well be in the cluster of the pods.
      if (cutFrom !== undefined) continue;
      const [only, ...others] = members.map(member => member.cluster);
      const importers = exported === undefined ? [] : (having.get(namespace) ?? []);
      if (only !== undefined && others.length === 0 && importers.every(name => name === only))
        yield {
          at: path,
          clusters: [only],
          message: `'${path}' is shared, but ${only} is the only cluster that has it`,
          hint: 'Add providers or consumers, or make it an ordinary Service in a layer.',
        };
      else {
        const alone = members
          .filter(({ cluster, role }) => role === 'provider' && lonely.has(cluster))
          .map(({ cluster }) => cluster);
        if (alone.length > 0)
          yield {
            at: path,
            clusters: alone,
            message: `'${path}' is shared, but ${fewOf(alone)} ${alone.length === 1 ? 'has' : 'have'} no links`,
            hint: 'Link it in mesh.topology, or make the service an ordinary one in a layer there.',
          };
      }
    }
  },
};
