import { layerStep } from '../change';
import type { DangerRule } from './danger';
import { isExport, isNamespace, isPolicy, isService, isWhole } from './subject';

/** What Flux deletes because a repository no longer has it. */
export const pruned: DangerRule = {
  id: 'pruned',
  source: 'fluxcd.io/flux/components/kustomize/kustomizations: garbage collection',
  judge: change => {
    if (change.object === undefined || change.fate === undefined) return undefined;
    if (change.path[0] === layerStep)
      return change.fate === 'deleted'
        ? {
            grade: 'high',
            reason:
              'it goes to another layer: the Kustomization that loses it may delete it before or after the other one has applied it',
          }
        : { grade: 'low', reason: 'it goes to another layer, and the one that loses it deletes nothing' };
    if (!isWhole(change) || isService(change) || isExport(change) || isPolicy(change) || isNamespace(change))
      return undefined;
    if (change.fate === 'kept')
      return { grade: 'low', reason: 'it stays in the clusters; nothing looks after it any more' };
    return change.object.kind === 'CustomResourceDefinition'
      ? { grade: 'critical', reason: 'Flux deletes the definition, and with it every object of that kind' }
      : { grade: 'high', reason: 'Flux deletes it from the clusters' };
  },
};
