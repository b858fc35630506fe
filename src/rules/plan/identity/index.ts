import type { PlanRule } from '../../rule';
import { clusterId } from './cluster-id';
import { clusterName } from './cluster-name';
import { duplicateId } from './duplicate-id';
import { idBit } from './id-bit';
import { idChanged } from './id-changed';
import { idReused } from './id-reused';
import { maxConnectedClustersChanged } from './max-connected-clusters-changed';
import { names } from './names';
import { noClusters } from './no-clusters';
import { renamed } from './renamed';
import { reservedLayer } from './reserved-layer';

/** Rules on names, ids, and what fleet.lock has of them. */
export const identityRules: readonly PlanRule[] = [
  noClusters,
  names,
  clusterName,
  clusterId,
  idBit,
  duplicateId,
  maxConnectedClustersChanged,
  idChanged,
  idReused,
  renamed,
  reservedLayer,
];
