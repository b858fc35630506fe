import type { View } from '../page';
import { addresses } from './addresses';
import { overview } from './overview';
import { policies } from './policies';
import { rollout } from './rollout';
import { services } from './services';
import { topology } from './topology';

/** The parts of the page, in their order. */
export const views: readonly [View, ...View[]] = [overview, topology, addresses, services, policies, rollout];
