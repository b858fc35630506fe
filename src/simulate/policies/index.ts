export type { RuleReason, Side } from './decide';
export { Evaluator, evaluatorOf, type Verdict } from './evaluator';
export type { Endpoint, Flow, NamedPort, PodRef, Protocol } from './flow';
export { podOf } from './pods';
export { classesOf } from './shapes';
export {
  type AskedPort,
  type Group,
  reachability,
  type Reach,
  type ReachOptions,
  type Relation,
} from './reach';
export { type Labels, namespaceLabels, podNamespace, policyCluster } from './labels';
export {
  ciliumKey,
  inNamespace,
  kubernetesKey,
  readSelector,
  type Requirement,
  type Selector,
  selects,
} from './selector';
export { refusalOf } from './refusal';
export { podIdentity } from './identity';
