import type { PlanRule } from '../../rule';
import { cidrForm } from './cidr-form';
import { fewNodes } from './few-nodes';
import { nodeCidrsOverlap } from './node-cidrs-overlap';
import { podCidrsOverlap } from './pod-cidrs-overlap';
import { reservedRange } from './reserved-range';
import { serviceCidrsHide } from './service-cidrs-hide';
import { serviceCidrsOverlap } from './service-cidrs-overlap';

/** Rules on the address ranges of clusters. */
export const addressesRules: readonly PlanRule[] = [
  cidrForm,
  podCidrsOverlap,
  nodeCidrsOverlap,
  serviceCidrsHide,
  serviceCidrsOverlap,
  reservedRange,
  fewNodes,
];
