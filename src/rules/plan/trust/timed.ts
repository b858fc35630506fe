import type { PlanRule } from '../../rule';
import { caBeginsLater } from './ca-begins-later';
import { caExpired } from './ca-expired';
import { caExpiresSoon } from './ca-expires-soon';

/** Rules for which the answer is another one at another time. */
export const timedRules: readonly PlanRule[] = [caBeginsLater, caExpired, caExpiresSoon];
