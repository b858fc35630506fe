import type { TreesRule } from '../../rule';
import { isImport } from './backends';
import { callsOfRoutes, detailOf } from './calls';
import { isCiliums } from './parents';

export const mirrorImport: TreesRule = {
  id: 'route/mirror-import',
  severity: 'error',
  breaks:
    'Cilium mirrors to Services only: it looks for a Service of that name and sends nothing where there is none.',
  docs: 'cilium operator/pkg/model/ingestion/gateway.go; GEP-1748',
  *check(trees) {
    for (const { view, caller, backend } of callsOfRoutes(trees))
      if (backend.role === 'mirror' && isImport(backend) && isCiliums(view, caller))
        yield detailOf(
          view,
          caller,
          `${backend.at} mirrors to the ServiceImport ${backend.namespace}/${backend.name}, which Cilium ignores`,
          'Mirror to a global Service of the cluster.',
        );
  },
};
