import { namespaceOf } from '../../../kinds/index';
import type { ClusterPlan } from '../../../plan/index';

/** The file of the repository that brings a Secret, encrypted; undefined where none does. */
export function fileWith(cluster: ClusterPlan, namespace: string, name: string): string | undefined {
  for (const { layer, files } of cluster.carried)
    for (const file of files)
      if (
        file.secrets.some(({ object }) => object.metadata.name === name && namespaceOf(object) === namespace)
      )
        return `${layer}/${file.name}`;
  return undefined;
}
