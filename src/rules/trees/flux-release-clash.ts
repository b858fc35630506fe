import { describe, type FiledObject, type KubeObject, namespaceOf, type Tree } from '../../kinds/index';
import { onceFor } from '../../kinds/once';
import type { Detail } from '../../findings/index';
import type { TreesRule } from '../rule';
import { textAt, valueAt } from './fields';
import { fluxObjectsOf, isHelmRelease } from './flux';

export const fluxReleaseClash: TreesRule = {
  id: 'flux/release-clash',
  severity: 'error',
  breaks:
    'Two HelmReleases are one release of Helm: each undoes the other, and one may delete what the other made.',
  docs: 'fluxcd/helm-controller#1348',
  *check(trees) {
    for (const tree of trees) yield* clashesIn(tree);
  },
};

function* clashesIn(tree: Tree): Generator<Detail> {
  const first = new Map<string, FiledObject>();
  for (const placed of fluxObjectsOf(tree)) {
    const { object, path } = placed;
    if (!isHelmRelease(object)) continue;
    const { key, says } = releaseOf(object);
    const other = first.get(key);
    if (other === undefined) first.set(key, placed);
    else
      yield {
        at: path ?? other.path ?? '',
        clusters: [tree.cluster],
        message: `${describe(object)} and ${describe(other.object)} are both ${says}`,
        hint: 'Give one of them another releaseName or storageNamespace.',
      };
  }
}

/** What Helm tells releases apart by: the cluster that they go to, the namespace of their records, their name. */
const releaseOf = onceFor((object: KubeObject): { readonly key: string; readonly says: string } => {
  const target = textAt(object, 'spec.targetNamespace');
  const name =
    textAt(object, 'spec.releaseName') ??
    `${target === undefined ? '' : `${target}-`}${object.metadata.name}`;
  const namespace = textAt(object, 'spec.storageNamespace') ?? namespaceOf(object) ?? '';
  const cluster = valueAt(object, 'spec.kubeConfig');
  return {
    key: JSON.stringify([cluster ?? null, namespace, name]),
    says: `the release '${name}' with its records in '${namespace}'`,
  };
});
