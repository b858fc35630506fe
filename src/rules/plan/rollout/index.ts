import type { PlanRule } from '../../rule';
import { heldReason } from './held-reason';
import { noForge } from './no-forge';
import { pullRequests } from './pull-requests';
import { rolloutDuration } from './rollout-duration';
import { unreportedFailures } from './unreported-failures';
import { wave } from './wave';
import { waveGap } from './wave-gap';

/** Rules on how changes are published, and in which order. */
export const rolloutRules: readonly PlanRule[] = [
  wave,
  waveGap,
  rolloutDuration,
  heldReason,
  noForge,
  unreportedFailures,
  pullRequests,
];
