import { objectsOf, type Tree } from '../../kinds/index';
import { systemNamespaces } from '../system-namespaces';

/** The namespaces that a cluster has for certain: its own and those that its tree makes. */
export function namespacesOf(tree: Tree): ReadonlySet<string> {
  const made = [...objectsOf(tree)].filter(
    ({ object }) => object.kind === 'Namespace' && object.apiVersion === 'v1',
  );
  return new Set([...systemNamespaces, ...made.map(({ object }) => object.metadata.name)]);
}
