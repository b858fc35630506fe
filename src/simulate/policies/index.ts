export type { RuleReason, Side } from './decide';
export { Evaluator, evaluatorOf, type Verdict } from './evaluator';
export type { Endpoint, Flow, NamedPort, PodRef, Protocol } from './flow';
export { podOf } from './pods';
