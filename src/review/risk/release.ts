import type { DangerRule } from './danger';
import { ciliumValue, isCiliumRelease, isWhole } from './subject';

/** Fields of which a change uninstalls the release and installs another one. */
const names = ['releaseName', 'targetNamespace', 'storageNamespace'];

/** The Helm release of Cilium itself. */
export const release: DangerRule = {
  id: 'release',
  source: 'fluxcd.io/flux/components/helm/helmreleases; fluxcd/helm-controller internal/action/verify.go',
  judge: change => {
    if (!isCiliumRelease(change) || ciliumValue(change) !== undefined) return undefined;
    if (isWhole(change)) {
      if (change.kind === 'added')
        return { grade: 'medium', reason: 'Flux installs Cilium, or adopts a release of this name' };
      return change.fate === 'deleted'
        ? {
            grade: 'critical',
            reason: 'Flux deletes the HelmRelease, which uninstalls Cilium: pods lose their network',
          }
        : { grade: 'high', reason: 'nothing upgrades Cilium any more; it goes on running' };
    }
    const field = change.path[1] ?? '';
    if (change.path[0] === 'spec' && names.includes(field))
      return {
        grade: 'critical',
        reason: `another ${field} makes Flux uninstall Cilium and install it anew: pods lose their network`,
      };
    if (change.path[0] === 'metadata' && change.path.includes('kustomize.toolkit.fluxcd.io/prune'))
      return {
        grade: 'high',
        reason:
          'it is no longer kept from being deleted, or no longer deleted, when it leaves the repository',
      };
    if (field === 'chart' || field === 'chartRef')
      return {
        grade: 'high',
        reason: 'the chart comes from elsewhere; one of another name would be installed anew',
      };
    return {
      grade: 'medium',
      reason: 'how Flux installs and upgrades Cilium changes; a failed upgrade may be met otherwise',
    };
  },
};
