import type { DangerRule } from './danger';
import { isNamespace, isWhole } from './subject';

/** Namespaces, and whether they are shared. */
export const namespaces: DangerRule = {
  id: 'namespace',
  source:
    'Documentation/network/clustermesh/global-namespaces.rst; fluxcd.io/flux/components/kustomize/kustomizations: garbage collection',
  judge: change => {
    if (!isNamespace(change)) return undefined;
    const name = change.object?.name ?? '';
    if (change.kind === 'removed' && isWhole(change))
      return change.fate === 'deleted'
        ? { grade: 'critical', reason: `Flux deletes namespace ${name} with everything in it` }
        : {
            grade: 'medium',
            reason: `namespace ${name} stays in the clusters as it is, but nothing looks after it any more`,
          };
    if (isWhole(change)) return undefined;
    return change.path.some(step => step.startsWith('clustermesh.cilium.io/'))
      ? { grade: 'high', reason: `whether services of ${name} are shared with other clusters changes` }
      : { grade: 'medium', reason: `labels of namespace ${name} may be what policies choose pods by` };
  },
};
