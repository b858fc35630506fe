import { describe, namespaceOf } from '../../kinds/index';
import type { TreesRule } from '../rule';
import { namespacesOf } from './namespaces';

export const secretNamespace: TreesRule = {
  id: 'secret-file/namespace',
  severity: 'error',
  breaks: 'Flux cannot apply the Secret, and with it none of its folder.',
  docs: 'fluxcd.io/flux/components/kustomize/kustomizations: a layer is applied as a whole',
  *check(trees) {
    for (const tree of trees) {
      if (!tree.files.some(file => 'holds' in file)) continue;
      const known = namespacesOf(tree);
      for (const file of tree.files)
        for (const { object, path } of 'holds' in file ? file.holds : []) {
          const namespace = namespaceOf(object) ?? '';
          if (!known.has(namespace))
            yield {
              at: path ?? '',
              clusters: [tree.cluster],
              message: `${describe(object)} in ${file.path} lies in a namespace that the fleet does not make there`,
              hint: `Add new MeshNamespace(fleet, '${namespace}'); one that is there already is left as it is.`,
            };
        }
    }
  },
};
