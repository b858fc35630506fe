import type { DangerRule } from './danger';
import { isExport, isService, isWhole } from './subject';

/** What clusters offer each other. */
export const services: DangerRule = {
  id: 'service',
  source:
    'Documentation/network/clustermesh/global-services.rst; Documentation/network/clustermesh/mcsapi.rst',
  judge: change => {
    if ((!isService(change) && !isExport(change)) || change.path[0] === 'apiVersion') return undefined;
    const name = `${change.object?.namespace ?? ''}/${change.object?.name ?? ''}`;
    if (change.kind === 'removed' && isWhole(change)) {
      if (change.fate !== 'deleted')
        return { grade: 'low', reason: `${name} stays in the clusters as it is` };
      return {
        grade: 'high',
        reason: isExport(change)
          ? `the clusters no longer export ${name}: callers elsewhere lose these backends`
          : `Flux deletes the Service ${name}: callers by its name in these clusters get none`,
      };
    }
    if (isWhole(change)) return { grade: 'low', reason: `${name} is offered where it was not` };
    return change.path.some(step => step.startsWith('service.cilium.io/'))
      ? { grade: 'high', reason: `which clusters' pods answer for ${name} changes` }
      : { grade: 'medium', reason: `${name} is served otherwise than before` };
  },
};
