import { objectsIn, type Tree, type TreeFile } from '../../kinds/index';
import { onceFor, onceForList } from '../../kinds/once';
import { systemNamespaces } from '../system-namespaces';

/** The namespaces that a cluster has for certain: its own and those that its tree makes. */
export const namespacesOf = (tree: Tree): ReadonlySet<string> =>
  namespacesOfAll(tree.files.filter(file => madeIn(file).length > 0));

const namespacesOfAll = onceForList(
  (files: readonly TreeFile[]): ReadonlySet<string> =>
    new Set([...systemNamespaces, ...files.flatMap(file => madeIn(file))]),
);

const madeIn = onceFor((file: TreeFile): readonly string[] =>
  objectsIn(file)
    .filter(({ object }) => object.kind === 'Namespace' && object.apiVersion === 'v1')
    .map(({ object }) => object.metadata.name),
);
