import { type DangerRule, isWithNewMinor } from './danger';
import { isAboutSharing, isNamespace, isWhole } from './subject';

/** Namespaces, and whether they are shared. */
export const namespaces: DangerRule = {
  id: 'namespace',
  source:
    'Documentation/network/clustermesh/global-namespaces.rst; fluxcd.io/flux/components/kustomize/kustomizations: garbage collection',
  judge: (change, context) => {
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
    if (!isAboutSharing(change))
      return { grade: 'medium', reason: `labels of namespace ${name} may be what policies choose pods by` };
    return change.kind === 'added' && change.after === 'true' && isWithNewMinor(change, context)
      ? { grade: 'low', reason: `${name} is global, as it is in minors that do not know local namespaces` }
      : { grade: 'high', reason: `whether services of ${name} are shared with other clusters changes` };
  },
};
