import type { PlanRule } from '../../rule';
import { policyCidr } from './policy-cidr';
import { policyCidrOfMesh } from './policy-cidr-of-mesh';
import { policyDnsOpen } from './policy-dns-open';
import { policyEntityOfOneCluster } from './policy-entity-of-one-cluster';
import { policyEnds } from './policy-ends';
import { policyEntities } from './policy-entities';
import { policyIcmp } from './policy-icmp';
import { policyLabels } from './policy-labels';
import { policyLayerSeven } from './policy-layer-seven';
import { policyLimitsNothing } from './policy-limits-nothing';
import { policyNames, policyNamesOfMesh } from './policy-names';
import { policyPorts } from './policy-ports';
import { policyReach } from './policy-reach';
import { policyReservedLabel } from './policy-reserved-label';
import { policyServicePort } from './policy-service-port';
import { policyValues } from './policy-values';

/** Rules on policies. */
export const trafficRules: readonly PlanRule[] = [
  policyPorts,
  policyReach,
  policyServicePort,
  policyEnds,
  policyLabels,
  policyReservedLabel,
  policyEntities,
  policyEntityOfOneCluster,
  policyCidr,
  policyCidrOfMesh,
  policyNames,
  policyNamesOfMesh,
  policyLayerSeven,
  policyLimitsNothing,
  policyDnsOpen,
  policyIcmp,
  policyValues,
];
