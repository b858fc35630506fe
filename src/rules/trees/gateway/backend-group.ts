import type { TreesRule } from '../../rule';
import { mcsGroup } from './backends';
import { callsOfRoutes, detailOf } from './calls';

export const backendGroup: TreesRule = {
  id: 'route/backend-group',
  severity: 'error',
  breaks: 'No controller knows the kind, so that the backend gets nothing and callers get status 500.',
  docs: 'GEP-1748; kubernetes-sigs/mcs-api, config/crd',
  *check(trees) {
    for (const { view, caller, backend } of callsOfRoutes(trees))
      if (backend.kind === 'ServiceImport' && backend.group !== mcsGroup)
        yield detailOf(
          view,
          caller,
          `${backend.at} names a ServiceImport of ${backend.group === '' ? 'no group' : `the group ${backend.group}`}, which does not exist`,
          `Say group: ${mcsGroup}.`,
        );
  },
};
