import type { TreesRule } from '../../rule';
import { mcsGroup } from './backends';
import { callsOfRoutes, detailOf } from './calls';

export const backendGroup: TreesRule = {
  id: 'route/backend-group',
  severity: 'error',
  breaks: 'No controller knows the kind, so that the backend gets nothing and callers get status 500.',
  docs: 'GEP-1748; kubernetes-sigs/mcs-api, config/crd',
  *check(trees) {
    for (const { view, caller, backend } of callsOfRoutes(trees)) {
      const { at, group, kind } = backend;
      const of = group === '' ? 'no group' : `the group ${group}`;
      const expected = kinds.get(group);
      if (kind === 'ServiceImport' && group !== mcsGroup)
        yield detailOf(
          view,
          caller,
          `${at} names a ServiceImport of ${of}, which does not exist`,
          `Say group: ${mcsGroup}.`,
        );
      else if (expected !== undefined && kind !== expected)
        yield detailOf(
          view,
          caller,
          `${at} names a ${kind} of ${of}, which is no backend`,
          `Say kind: ${expected}.`,
        );
    }
  },
};

/** The one kind of a group that is a backend; what other groups have is their controllers' own. */
const kinds: ReadonlyMap<string, string> = new Map([
  ['', 'Service'],
  [mcsGroup, 'ServiceImport'],
]);
