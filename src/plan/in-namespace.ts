import { type Part, pathOf } from '../model/index';
import type { NamespacePlan } from './plan';

/** Resolves a part of a namespace. Parts whose namespace was left out are left out with it. */
export function inNamespace<P extends Part, R>(
  part: P,
  namespaces: ReadonlyMap<string, NamespacePlan>,
  use: (part: P, namespace: NamespacePlan) => R,
): R[] {
  const namespace = namespaces.get(pathOf(part.node.scope as Part));
  return namespace === undefined ? [] : [use(part, namespace)];
}
