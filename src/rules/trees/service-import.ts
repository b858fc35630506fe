import { groupOf, type KubeObject } from '../../kinds/index';
import type { TreesRule } from '../rule';
import { peoplesProblems } from './objects';

export const serviceImport: TreesRule = {
  id: 'object/service-import',
  severity: 'error',
  breaks: 'Cilium’s operator writes it too, or deletes it: the two overwrite each other for ever.',
  docs: 'Documentation/network/clustermesh/mcsapi.rst; KEP-1645',
  *check(trees) {
    yield* peoplesProblems(
      trees,
      problemOf,
      'Leave it out: Cilium makes the import, and the Service behind it, from the ServiceExports of other clusters.',
    );
  },
};

function problemOf({ apiVersion, kind, metadata }: KubeObject): string | undefined {
  if (kind === 'ServiceImport' && groupOf(apiVersion) === 'multicluster.x-k8s.io')
    return 'is made by Cilium, from the exports of linked clusters';
  if (apiVersion === 'v1' && kind === 'Service' && isDerived(metadata.name))
    return 'has the name of a Service that Cilium derives from an import';
  return undefined;
}

/** Ten digits of base32hex. Nearly all such names have a number in them, and hardly any word has. */
export const isDerived = (name: string): boolean => /^derived-(?=.*\d)[0-9a-v]{10}$/.test(name);
