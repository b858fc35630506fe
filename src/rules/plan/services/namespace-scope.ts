import { fewOf } from '../../../findings/index';
import type { PlanRule } from '../../rule';

export const namespaceScope: PlanRule = {
  id: 'namespace/local-scope',
  severity: 'error',
  breaks:
    'Before Cilium 1.20 every namespace is global: other clusters would see what is meant to stay in its own.',
  docs: 'Documentation/network/clustermesh/global-namespaces.rst; cilium/cilium#43918',
  *check({ clusters, namespaces, mesh }) {
    const old = clusters.filter(cluster => !cluster.cilium.release.hasNamespaceScopes).map(c => c.name);
    if (old.length === 0) return;
    const hint = 'Move these clusters to Cilium 1.20 first.';
    if (mesh.namespaceScope === 'local')
      yield {
        at: '',
        clusters: old,
        message: `mesh.namespaceScope is local, which the Cilium of ${fewOf(old)} does not know`,
        hint,
      };
    const isOld = new Set(old);
    for (const { path, scope, clusters: having } of namespaces) {
      const there = having.filter(name => isOld.has(name));
      if (scope === 'local' && mesh.namespaceScope !== 'local' && there.length > 0)
        yield {
          at: path,
          clusters: there,
          message: `the namespace '${path}' is local, which the Cilium of ${fewOf(there)} does not know`,
          hint,
        };
    }
  },
};
