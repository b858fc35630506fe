import type { MeshCluster } from '../../../mesh/index';
import { operatorOf } from './operator';
import type { NoDerived, Reconciled } from './reconcile';

/** A condition of a ServiceExport or ServiceImport; messages are left out, since they are for people and change. */
export interface Condition {
  readonly type: 'Valid' | 'Ready' | 'Conflict';
  readonly status: 'True' | 'False';
  readonly reason: string;
}

/** The conditions that a cluster's operator writes on its own ServiceExport. */
export function exportConditions(
  { settings }: MeshCluster,
  { invalid, merged }: Reconciled,
): readonly Condition[] {
  const { typedReasons } = operatorOf(settings);
  if (invalid !== undefined) return invalidConditions(invalid, typedReasons);
  const conflict = merged?.conflict;
  if (typedReasons)
    return [
      { type: 'Valid', status: 'True', reason: 'Valid' },
      { type: 'Ready', status: 'True', reason: 'Ready' },
      conflict === undefined
        ? { type: 'Conflict', status: 'False', reason: 'NoConflicts' }
        : { type: 'Conflict', status: 'True', reason: conflict.reason },
    ];
  return [
    { type: 'Valid', status: 'True', reason: 'Valid' },
    { type: 'Ready', status: conflict === undefined ? 'True' : 'False', reason: 'Ready' },
    ...(conflict === undefined ? [] : [{ type: 'Conflict', status: 'True', reason: 'Conflict' } as const]),
  ];
}

function invalidConditions(invalid: string, typedReasons: boolean): Condition[] {
  if (typedReasons)
    return [
      { type: 'Valid', status: 'False', reason: invalid },
      { type: 'Ready', status: 'False', reason: 'Pending' },
    ];
  return [{ type: 'Valid', status: 'False', reason: invalid === 'NoService' ? 'NoService' : 'ServiceType' }];
}

/** The condition of a cluster's ServiceImport, once everything has settled. */
export function importConditions({ settings }: MeshCluster, { noDerived }: Reconciled): readonly Condition[] {
  if (!operatorOf(settings).importConditions) return [];
  if (noDerived === undefined) return [{ type: 'Ready', status: 'True', reason: 'Ready' }];
  return [{ type: 'Ready', status: 'False', reason: notReady[noDerived] }];
}

const notReady: Readonly<Record<NoDerived, string>> = {
  'namespace not global': 'NamespaceNotGlobal',
  'no IP family in common': 'IPFamilyNotSupported',
  'a port without a name beside others': 'Pending',
};
