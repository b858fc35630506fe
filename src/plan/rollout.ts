import type { FleetProps } from '../model/index';
import type { PublishPlan, RolloutPlan } from './plan';

/** Where the repositories go, with its defaults. */
export function resolvePublish({ publish = { embedded: {} } }: FleetProps): PublishPlan {
  return 'remotes' in publish
    ? { to: 'remotes', pullRequests: publish.remotes.pullRequests ?? false }
    : { to: 'embedded', pullRequests: false };
}

/** How waves follow each other, with its defaults. */
export const resolveRollout = ({ rollout = {} }: FleetProps): RolloutPlan => ({
  soak: rollout.soak ?? '30m',
  timeout: rollout.timeout ?? '2h',
});
