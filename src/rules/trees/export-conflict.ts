import { fewOf } from '../../findings/index';
import type { MeshState } from '../../mesh/index';
import { type ExportConflict, exportConflicts } from '../../simulate/index';
import type { TreesRule } from '../rule';
import { meshOf } from './mesh';

export const exportConflict: TreesRule = {
  id: 'service/export-conflict',
  severity: 'error',
  breaks:
    'Cilium makes the import from the older export, which no repository knows; callers get ports or settings that one of the Services does not have.',
  docs: 'KEP-1645, conflict resolution; cilium pkg/clustermesh/mcsapi/serviceimport_controller.go',
  *check(trees) {
    const state = meshOf(trees);
    for (const found of exportConflicts(state)) {
      const { key, conflict, seenBy } = found;
      if (isOfMinors(state, found)) continue;
      const { reason, cluster, against, property } = conflict;
      const sides = [against, cluster].sort();
      const place = (name: string): string | undefined => state.clusters.get(name)?.exports.get(key)?.path;
      yield {
        at: place(cluster) ?? place(against) ?? '',
        clusters: sides,
        message: `the exports of ${key} in ${sides.join(' and ')} differ in ${property}, which is ${/^[AEIOU]/.test(reason) ? 'an' : 'a'} ${reason} in ${fewOf(seenBy)}`,
        hint: hints[reason] ?? 'Write the same in every cluster that exports it.',
      };
    }
  },
};

const hints: Partial<Record<ExportConflict['conflict']['reason'], string>> = {
  PortConflict:
    'Give the Services the same ports, in the same order: name, number, protocol and appProtocol.',
  IPFamilyConflict:
    'Give the clusters that export it pod ranges of an IP family in common, in podCidrs; a Service of a layer has its own families in spec.ipFamilies.',
};

/** Exporters before Cilium 1.19 do not tell of these two, so that equal Services differ until all are upgraded. */
function isOfMinors(
  { clusters }: MeshState,
  { key, conflict: { reason, cluster, against } }: ExportConflict,
): boolean {
  const [one, other] = [cluster, against].map(name => clusters.get(name)?.services.get(key)?.value);
  if (reason === 'TrafficDistributionConflict')
    return one?.trafficDistribution === other?.trafficDistribution;
  if (reason === 'InternalTrafficPolicyConflict')
    return one?.internalTrafficPolicy === other?.internalTrafficPolicy;
  return false;
}
