export { clashesIn } from './clashes';
export type { Clash } from './joined';
export type { RuleReason, Side } from './decide';
export { Evaluator, evaluatorOf, type Verdict } from './evaluator';
export type { Endpoint, Flow, NamedPort, PodRef, Protocol } from './flow';
export { AlikePorts, type AskedPort } from './alike-ports';
export type { Group, Outcome } from './cells';
export { type JointPair, jointClasses, jointPairs, type Moment, type Relation } from './joint';
export { podOf } from './pods';
export { namespacesOf, podsFitting, strangePod } from './fitting';
export { type ClusterBlocks, insidersOf, insideWhy, isAddress, whyInside } from './insiders';
export { classesOf } from './shapes';
export {
  type Labels,
  makesIdentity,
  namespaceLabels,
  podNamespace,
  policyCluster,
  serviceAccount,
} from './labels';
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
export { podIdentity, reservedIdentity } from './identity';
export { rangesOf } from './ranges';
export {
  type Change,
  changes,
  countCells,
  decidedChanges,
  isUnchanged,
  reachability,
  type Reach,
} from './reach';
export { numbersText, spansOf } from './port-spans';
export { type PortClass, portsInUse, type PortsInUse, type PortSpan } from './ports-in-use';
export { policiesOf, sayClusters, unsaidIn, type Unsaid, withDefaultCluster } from './default-cluster';
