import { describe, namespaceOf, objectsIn, type Tree, type TreeFile } from '../../kinds/index';
import { onceFor } from '../../kinds/once';
import type { Detail } from '../../findings/index';
import type { TreesRule } from '../rule';
import { namespacesOf } from './namespaces';
import { layerOf } from './objects';

export const missingNamespace: TreesRule = {
  id: 'object/missing-namespace',
  severity: 'warning',
  breaks: 'Where nobody else makes the namespace, Flux cannot apply the object, and with it the whole layer.',
  docs: 'fluxcd.io/flux/components/kustomize/kustomizations: a layer is applied as a whole',
  *check(trees, { policies }) {
    const raw = new Set(policies.filter(({ kind }) => kind === 'raw').map(({ path }) => path));
    for (const tree of trees) yield* missingIn(tree, raw);
  },
};

/** @param raw places of the policies that people wrote, of which a rule of their own speaks */
function* missingIn(tree: Tree, raw: ReadonlySet<string>): Generator<Detail> {
  const known = namespacesOf(tree);
  for (const file of tree.files) {
    // Of carried Secrets a rule of their own speaks.
    if ('holds' in file || usedIn(file).every(namespace => known.has(namespace))) continue;
    for (const { object, path } of objectsIn(file)) {
      if (layerOf(file.path) === 'policies' && raw.has(path ?? '')) continue;
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
}

/** The namespaces that the objects of a file lie in. */
const usedIn = onceFor((file: TreeFile): readonly string[] => [
  ...new Set(objectsIn(file).flatMap(({ object }) => namespaceOf(object) ?? [])),
]);
