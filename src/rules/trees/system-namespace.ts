import { isMap, type KubeObject } from '../../kinds/index';
import type { TreesRule } from '../rule';
import { systemNamespaces } from '../system-namespaces';
import { peoplesObjects } from './objects';

export const systemNamespace: TreesRule = {
  id: 'object/system-namespace',
  severity: 'error',
  breaks:
    'When the layer no longer has the namespace, Flux deletes it and everything in it, or fails at that for ever.',
  docs: 'fluxcd/flux2#1077; fluxcd/flux2#3949',
  *check(trees) {
    for (const { placed, clusters } of peoplesObjects(trees))
      if (isSystemNamespace(placed.object) && !isKept(placed.object))
        yield {
          at: placed.path ?? '',
          clusters,
          message: `the layer makes the namespace '${placed.object.metadata.name}', which Kubernetes or Flux has already`,
          hint: 'Leave it out, or, to set labels of it, give it the annotation kustomize.toolkit.fluxcd.io/prune: disabled.',
        };
  },
};

const isSystemNamespace = ({ apiVersion, kind, metadata }: KubeObject): boolean =>
  apiVersion === 'v1' && kind === 'Namespace' && systemNamespaces.includes(metadata.name);

/** Flux looks among labels and annotations alike, and compares without case. */
function isKept({ metadata: { labels, annotations } }: KubeObject): boolean {
  return [labels, annotations].some(marks => {
    const mark = isMap(marks) ? marks['kustomize.toolkit.fluxcd.io/prune'] : undefined;
    return typeof mark === 'string' && mark.toLowerCase() === 'disabled';
  });
}
