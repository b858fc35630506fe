import { fewOf } from '../../findings/index';
import { isBefore } from '../../releases/index';
import type { PlanRule } from '../rule';

export const serviceMcsUpgrade: PlanRule = {
  id: 'service/mcs-upgrade',
  severity: 'error',
  breaks:
    'When that Cilium starts before its CRDs serve v1beta1, it announces that it exports nothing, and every peer deletes the imports of this cluster.',
  docs: 'cilium/cilium#47793',
  *check({ services, clusters }) {
    const exporters = new Set(
      services
        .filter(({ exported }) => exported !== undefined)
        .flatMap(({ members }) => members.map(member => member.cluster)),
    );
    const there = clusters
      .filter(({ name, cilium: { version, release } }) => {
        const mended = release.mended.mcsUpgrade;
        return exporters.has(name) && mended !== undefined && isBefore(version, mended);
      })
      .map(({ name }) => name);
    if (there.length > 0)
      yield {
        at: '',
        clusters: there,
        message: `${fewOf(there)} would export services with a Cilium that can delete their imports on the way to 1.20`,
        hint: 'Take 1.20.1 or later, and see in the cluster’s README that the CRDs serve v1beta1 before the step.',
      };
  },
};
