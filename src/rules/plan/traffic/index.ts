import type { PlanRule } from '../../rule';
import { clustersetDns } from './clusterset-dns';
import { policyPorts } from './policy-ports';
import { policyReach } from './policy-reach';
import { policyServicePort } from './policy-service-port';
import { servicePorts } from './service-ports';
import { serviceReach } from './service-reach';
import { serviceSelector } from './service-selector';

/** Rules on services and policies. */
export const trafficRules: readonly PlanRule[] = [
  servicePorts,
  serviceSelector,
  serviceReach,
  clustersetDns,
  policyPorts,
  policyReach,
  policyServicePort,
];
