import type { PlanRule } from '../../rule';
import { controlPlaneIgnored } from './control-plane-ignored';
import { controlPlaneValue } from './control-plane-value';
import { disruptionBudget } from './disruption-budget';
import { kvstoreMeshOff, kvstoreMeshOffAtScale } from './kvstoremesh';
import { noCacheTtl } from './no-cache-ttl';
import { roomForClusters } from './room-for-clusters';
import { singleReplica } from './single-replica';
import { sizing } from './sizing';

/** Rules on how clustermesh-apiserver runs, and for how many. */
export const controlPlaneRules: readonly PlanRule[] = [
  controlPlaneValue,
  disruptionBudget,
  singleReplica,
  controlPlaneIgnored,
  noCacheTtl,
  kvstoreMeshOff,
  kvstoreMeshOffAtScale,
  sizing,
  roomForClusters,
];
