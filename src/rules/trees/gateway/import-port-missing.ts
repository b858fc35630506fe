import type { TreesRule } from '../../rule';
import { isImport } from './backends';
import { callsOfRoutes, detailOf } from './calls';

export const importPortMissing: TreesRule = {
  id: 'route/import-port-missing',
  severity: 'error',
  breaks:
    'The API server takes it, and Cilium leaves the backend out without a word; when none is left, callers get status 500.',
  docs: 'GEP-1748; cilium operator/pkg/model/ingestion/gateway.go',
  *check(trees) {
    for (const { view, caller, backend } of callsOfRoutes(trees))
      if (isImport(backend) && backend.role !== 'mirror' && backend.port === undefined)
        yield detailOf(
          view,
          caller,
          `${backend.at} names the ServiceImport ${backend.namespace}/${backend.name} without a port`,
          'Say the port: a number of the exported Service.',
        );
  },
};
