import { describe, namespaceOf, objectsOf, type Tree } from '../../kinds/index';
import type { Detail } from '../../findings/index';
import type { TreesRule } from '../rule';

/** Namespaces that are there before any layer is applied. */
const given = ['default', 'kube-system', 'kube-public', 'kube-node-lease', 'flux-system'];

export const missingNamespace: TreesRule = {
  id: 'object/missing-namespace',
  severity: 'warning',
  breaks: 'Where nobody else makes the namespace, Flux cannot apply the object, and with it the whole layer.',
  docs: 'fluxcd.io/flux/components/kustomize/kustomizations: a layer is applied as a whole',
  *check(trees) {
    for (const tree of trees) yield* missingIn(tree);
  },
};

function* missingIn(tree: Tree): Generator<Detail> {
  const objects = [...objectsOf(tree)];
  const made = objects.filter(({ object }) => object.kind === 'Namespace' && object.apiVersion === 'v1');
  const known = new Set([...given, ...made.map(({ object }) => object.metadata.name)]);
  for (const { object, path } of objects) {
    const namespace = namespaceOf(object);
    if (namespace !== undefined && !known.has(namespace))
      yield {
        at: path ?? '',
        clusters: [tree.cluster],
        message: `${describe(object)} lies in the namespace '${namespace}', which the fleet does not make there`,
        hint: `Add new MeshNamespace(fleet, '${namespace}'), or silence this where the namespace is there by other means.`,
      };
  }
}
