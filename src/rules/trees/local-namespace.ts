import { fewOf } from '../../findings/index';
import { describe, groupOf, type KubeObject } from '../../kinds/index';
import { isGlobalNamespace, keyOf, type MeshCluster } from '../../mesh/index';
import { sharingOf } from '../../simulate/index';
import type { TreesRule } from '../rule';
import { meshOf } from './mesh';
import { peoplesObjects } from './objects';

export const localNamespace: TreesRule = {
  id: 'object/local-namespace',
  severity: 'error',
  breaks:
    'What is in a local namespace is not told to other clusters: they see no backends, and an export is refused with NamespaceNotGlobal.',
  docs: 'cilium/cilium#43385; cilium/cilium#44040',
  *check(trees) {
    const { clusters } = meshOf(trees);
    for (const { placed, clusters: names } of peoplesObjects(trees)) {
      const { object } = placed;
      const namespace = shareable(object);
      if (namespace === undefined) continue;
      const there = names.filter(name => {
        const cluster = clusters.get(name);
        return (
          cluster !== undefined &&
          isGlobalNamespace(cluster, namespace) === false &&
          isShared(object, namespace, cluster)
        );
      });
      if (there.length > 0)
        yield {
          at: placed.path ?? '',
          clusters: there,
          message: `${describe(object)} is shared, but its namespace is local in ${fewOf(there)}`,
          hint: `Give the namespace '${namespace}' the scope global.`,
        };
    }
  },
};

/** The namespace of an object that may share something; undefined for all others. */
function shareable({ apiVersion, kind, metadata: { namespace } }: KubeObject): string | undefined {
  const isExport = kind === 'ServiceExport' && groupOf(apiVersion) === 'multicluster.x-k8s.io';
  if (!isExport && (apiVersion !== 'v1' || kind !== 'Service')) return undefined;
  return typeof namespace === 'string' ? namespace : 'default';
}

function isShared(
  { kind, metadata: { name } }: KubeObject,
  namespace: string,
  { services, settings }: MeshCluster,
): boolean {
  if (kind === 'ServiceExport') return true;
  const service = services.get(keyOf(namespace, name))?.value;
  return service !== undefined && sharingOf(service, settings.version).shared;
}
