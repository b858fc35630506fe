export type { RuleReason, Side } from './decide';
export { Evaluator, evaluatorOf, type Verdict } from './evaluator';
export type { Endpoint, Flow, NamedPort, PodRef, Protocol } from './flow';
export { podOf } from './pods';
export { type AskedPort, type Group, reachability, type Reach, type Relation } from './reach';
export { type AddressRange, rangesOf } from './ranges';
