import { fewOf } from '../../../findings/index';
import { keyOf } from '../../../mesh/index';
import type { TreesRule } from '../../rule';
import { isImport } from './backends';
import { type Call, callsOf, detailOf } from './calls';
import { isCiliums } from './parents';
import { type FleetView, viewOf } from './view';

export const importNotExported: TreesRule = {
  id: 'route/import-not-exported',
  severity: 'error',
  breaks:
    'There is no ServiceImport of the name, so that the backend gets nothing and callers get status 500.',
  docs: 'Documentation/network/clustermesh/mcsapi.rst; GEP-1748',
  *check(trees) {
    const fleet = viewOf(trees);
    for (const call of callsOf(trees)) {
      const problem = isImport(call.backend) ? problemWith(fleet, call) : undefined;
      if (problem !== undefined)
        yield detailOf(call.view, call.caller, `${call.backend.at} ${problem.says}`, problem.hint);
    }
  },
};

interface Problem {
  readonly says: string;
  readonly hint: string;
}

function problemWith({ sharing, makers }: FleetView, { view, caller, backend }: Call): Problem | undefined {
  const { namespace, name } = backend;
  const { cluster, mesh } = view;
  if (mesh === undefined) return undefined;
  const key = keyOf(namespace, name);
  const says = `names the ServiceImport ${key}`;
  // Another controller may have its imports from another implementation.
  if (!mesh.settings.mcs && !isCiliums(view, caller)) return undefined;
  if (!mesh.settings.mcs)
    return {
      says: `${says}, and the Multi-Cluster Services API is off in its cluster`,
      hint: 'Switch it on, or name a global Service.',
    };
  const isSeen = (other: string): boolean => other === cluster || sharing.areLinked(cluster, other);
  const exporters = sharing.exporters(key);
  if (exporters.some(isSeen) || makers.placesFor(namespace).some(isSeen)) return undefined;
  return exporters.length > 0
    ? {
        says: `${says}, which only ${fewOf(exporters)} exports, not linked with its cluster`,
        hint: 'Link the clusters, or export it from one that is linked.',
      }
    : {
        says: `${says}, which no cluster exports`,
        hint: `Add an ExportedService '${name}' in the namespace '${namespace}', or correct the name.`,
      };
}
