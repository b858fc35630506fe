// What a fleet needs that did not change: loaded without the other rules.
export { timedRules } from './plan/trust/timed';
export { apply } from './rule';
