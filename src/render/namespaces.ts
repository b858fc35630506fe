import { namespace, type PlacedObject } from '../kinds/index';
import type { NamespacePlan, Plan } from '../plan/index';
import { neverPruned } from './layer';

/** The namespaces of each cluster. Clusters to whose Cilium a namespace says the same share one object. */
export function compileNamespaces(plan: Plan): Map<string, PlacedObject[]> {
  const byCluster = new Map(plan.clusters.map(({ name }) => [name, [] as PlacedObject[]]));
  const scoped = new Set(
    plan.clusters.filter(({ cilium }) => cilium.release.hasNamespaceScopes).map(({ name }) => name),
  );
  for (const namespace of plan.namespaces) {
    const { path } = namespace;
    const plain = { path, object: toObject(namespace, false) };
    const withScope = { path, object: toObject(namespace, true) };
    for (const cluster of namespace.clusters)
      byCluster.get(cluster)?.push(scoped.has(cluster) ? withScope : plain);
  }
  return byCluster;
}

function toObject(
  { name, labels, annotations, scope }: NamespacePlan,
  hasScope: boolean,
): PlacedObject['object'] {
  const hasLabels = Object.keys(labels).length > 0;
  return namespace({
    metadata: {
      name,
      ...(hasLabels && { labels }),
      annotations: {
        ...annotations,
        // Written even where it is the default, which a change of the fleet may turn round.
        ...(hasScope && { 'clustermesh.cilium.io/global': String(scope === 'global') }),
        ...neverPruned,
      },
    },
  });
}
