import { groupOf, isBuiltInGroup, type KubeObject, namespaceOf, type Tree } from '../../../kinds/index';
import { textAt } from '../fields';
import { peoplesObjects } from '../objects';

/** Groups of kinds that bring no Services, exports or grants; any other may, such as a chart or an operator's kind. */
const quiet = new Set([
  'multicluster.x-k8s.io',
  'cilium.io',
  'cert-manager.io',
  'gateway.networking.k8s.io',
  'source.toolkit.fluxcd.io',
  'notification.toolkit.fluxcd.io',
]);

/** What may bring objects that no tree shows. */
export interface Makers {
  /** Whether something in a cluster may bring some in a namespace. */
  readonly mayMake: (cluster: string, namespace: string) => boolean;
  /** The clusters in which something may bring some in a namespace. */
  readonly placesFor: (namespace: string) => readonly string[];
}

const anywhere = '*';

/** The makers in people's layers. What makes objects in another namespace than its own is taken to say so. */
export function makersIn(trees: readonly Tree[]): Makers {
  const places = new Map<string, Set<string>>();
  for (const { placed, clusters } of peoplesObjects(trees)) {
    const group = groupOf(placed.object.apiVersion);
    if (isBuiltInGroup(group) || quiet.has(group)) continue;
    const namespace = namespaceMadeIn(group, placed.object);
    const there = places.get(namespace) ?? new Set();
    for (const cluster of clusters) there.add(cluster);
    places.set(namespace, there);
  }
  const both = (namespace: string): readonly (ReadonlySet<string> | undefined)[] => [
    places.get(namespace),
    places.get(anywhere),
  ];
  return {
    mayMake: (cluster, namespace) => both(namespace).some(there => there?.has(cluster)),
    placesFor: namespace => both(namespace).flatMap(there => [...(there ?? [])]),
  };
}

function namespaceMadeIn(group: string, object: KubeObject): string {
  const target = textAt(object, 'spec.targetNamespace');
  if (target !== undefined) return target;
  const isManySided = group === 'kustomize.toolkit.fluxcd.io' || group === 'fluxcd.controlplane.io';
  return isManySided ? anywhere : (namespaceOf(object) ?? anywhere);
}
