import type { PlanRule } from '../../rule';
import { policyCidr } from './policy-cidr';
import { policyCidrOfPods } from './policy-cidr-of-pods';
import { policyClusterEntity } from './policy-cluster-entity';
import { policyEnds } from './policy-ends';
import { policyEntities } from './policy-entities';
import { policyIcmp } from './policy-icmp';
import { policyLabels } from './policy-labels';
import { policyLayerSeven } from './policy-layer-seven';
import { policyNames, policyNamesOfMesh } from './policy-names';
import { policyPorts } from './policy-ports';
import { policyReach } from './policy-reach';
import { policyServicePort } from './policy-service-port';
import { policyDnsOpen, policyShuts } from './policy-shuts';
import { policyValues } from './policy-values';

/** Rules on policies. */
export const trafficRules: readonly PlanRule[] = [
  policyPorts,
  policyReach,
  policyServicePort,
  policyEnds,
  policyLabels,
  policyEntities,
  policyClusterEntity,
  policyCidr,
  policyCidrOfPods,
  policyNames,
  policyNamesOfMesh,
  policyLayerSeven,
  policyShuts,
  policyDnsOpen,
  policyIcmp,
  policyValues,
];
