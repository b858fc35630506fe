import type { View } from '../page';
import { addresses } from './addresses/addresses';
import { overview } from './overview/overview';
import { policies } from './policies/policies';
import { rollout } from './rollout/rollout';
import { services } from './services/services';
import { topology } from './topology/topology';

/** The parts of the page, in their order. */
export const views: readonly [View, ...View[]] = [overview, topology, addresses, services, policies, rollout];
