import { namespace } from '../../kinds/index';
import type { ClusterPlan, NamespacePlan } from '../../plan/index';
import { type LayerRenderer, neverPruned, objectsFolder } from '../layer';

/** The namespaces of the mesh. An edit never deletes one: everything in it would go with it. */
export const namespaces: LayerRenderer = ({ plan, cluster }) => {
  const here = plan.namespaces.filter(({ clusters }) => clusters.includes(cluster.name));
  if (here.length === 0) return undefined;
  const objects = here.map(plan => ({ path: plan.path, object: toObject(plan, cluster) }));
  return {
    name: 'namespaces',
    brings: 'the namespaces that this cluster shares with others',
    after: [],
    reconciliation: { timeout: '5m', wait: true, deletionPolicy: 'Orphan' },
    files: objectsFolder('namespaces', 'namespaces.yaml', 'Never deleted by an edit.', objects),
  };
};

function toObject(
  { name, labels, annotations, scope }: NamespacePlan,
  { cilium: { release } }: ClusterPlan,
): ReturnType<typeof namespace> {
  const hasLabels = Object.keys(labels).length > 0;
  return namespace({
    metadata: {
      name,
      ...(hasLabels && { labels }),
      annotations: {
        ...annotations,
        // Written even where it is the default, which a change of the fleet may turn round.
        ...(release.hasNamespaceScopes && { 'clustermesh.cilium.io/global': String(scope === 'global') }),
        ...neverPruned,
      },
    },
  });
}
