import { objectsOf, type Tree } from '../../kinds/index';

/** Namespaces that are there before any layer is applied. */
const given = ['default', 'kube-system', 'kube-public', 'kube-node-lease', 'flux-system'];

/** The namespaces that a cluster has for certain: its own and those that its tree makes. */
export function namespacesOf(tree: Tree): ReadonlySet<string> {
  const made = [...objectsOf(tree)].filter(
    ({ object }) => object.kind === 'Namespace' && object.apiVersion === 'v1',
  );
  return new Set([...given, ...made.map(({ object }) => object.metadata.name)]);
}
