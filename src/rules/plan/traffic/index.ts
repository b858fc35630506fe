import type { PlanRule } from '../../rule';
import { policyPorts } from './policy-ports';
import { policyReach } from './policy-reach';
import { policyServicePort } from './policy-service-port';

/** Rules on policies. */
export const trafficRules: readonly PlanRule[] = [policyPorts, policyReach, policyServicePort];
