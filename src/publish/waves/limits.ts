import { type RolloutPlan, secondsOf } from '../../plan/index';

/** How long things may and must take between waves, in milliseconds. */
export interface Limits {
  readonly soak: number;
  readonly timeout: number;
}

/** A text that is no duration is an error of the blueprint, which nobody publishes; here it opens nothing. */
export const limitsOf = ({ soak, timeout }: RolloutPlan): Limits => ({
  soak: (secondsOf(soak) ?? Infinity) * 1000,
  timeout: (secondsOf(timeout) ?? 0) * 1000,
});
