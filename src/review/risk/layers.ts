import type { DangerRule } from './danger';
import { isLayer, isWhole } from './subject';

/** How Flux applies a layer, and what it deletes. */
export const layers: DangerRule = {
  id: 'layer',
  source: 'fluxcd.io/flux/components/kustomize/kustomizations',
  judge: change => {
    if (change.object === undefined && change.file.endsWith('/kustomization.yaml'))
      return change.kind === 'added'
        ? undefined
        : {
            grade: 'medium',
            reason:
              'which files of the layer are applied, and as what, changes; what is left out may be deleted',
          };
    if (!isLayer(change) || isWhole(change)) return undefined;
    const [top, field] = change.path;
    if (top !== 'spec') return undefined;
    if (field === 'prune' && change.after === true)
      return { grade: 'high', reason: 'from now on Flux deletes what leaves the layer' };
    if (field === 'deletionPolicy' && change.before === 'Orphan')
      return { grade: 'high', reason: 'the objects of the layer go when their Kustomization goes' };
    if (field === 'path' || field === 'sourceRef' || field === 'targetNamespace')
      return {
        grade: 'high',
        reason: `another ${field} may give other objects; those that are not among them are deleted`,
      };
    return { grade: 'low', reason: 'how and when Flux applies the layer changes' };
  },
};
