import { atLeastOne, mapIn, objectsIn, type Check, type Complaint, type Unchecked } from '../checks';
import { clusterWide, namespaced } from '../kind';
import { freeForm, list } from '../node';
import type { Path } from '../../problem';
import { ciliumRule } from './rule';

const fields = { spec: ciliumRule, specs: list(ciliumRule), status: freeForm };

function* complainOfNodes(at: Path, rule: Unchecked): Generator<Complaint> {
  if (rule.nodeSelector !== undefined)
    yield { at: [...at, 'nodeSelector'], problem: 'is only allowed in a CiliumClusterwideNetworkPolicy' };
}

/** A clusterwide policy has no namespace in which a CiliumEnvoyConfig could lie (pkg/policy/l4.go). */
function* complainOfListeners(at: Path, rule: Unchecked): Generator<Complaint> {
  for (const direction of ['ingress', 'egress'])
    for (const [atRule, directed] of objectsIn(rule, direction))
      for (const [atPort, port] of objectsIn(directed, 'toPorts'))
        if (mapIn(mapIn(port, 'listener'), 'envoyConfig').kind === 'CiliumEnvoyConfig')
          yield {
            at: [...at, ...atRule, ...atPort, 'listener', 'envoyConfig', 'kind'],
            problem: 'must be CiliumClusterwideEnvoyConfig in a CiliumClusterwideNetworkPolicy',
            expected: 'CiliumClusterwideEnvoyConfig',
          };
}

const listensClusterwide: Check = function* (policy) {
  yield* complainOfListeners(['spec'], mapIn(policy, 'spec'));
  for (const [at, rule] of objectsIn(policy, 'specs')) yield* complainOfListeners(at, rule);
};

const selectsPods: Check = function* (policy) {
  yield* complainOfNodes(['spec'], mapIn(policy, 'spec'));
  for (const [at, rule] of objectsIn(policy, 'specs')) yield* complainOfNodes(at, rule);
};

const hasARule = atLeastOne('spec', 'specs');

/** cilium.io/v2 CiliumNetworkPolicy. */
export const ciliumNetworkPolicySchema = namespaced(
  ['cilium.io/v2'],
  'CiliumNetworkPolicy',
  fields,
  hasARule,
  selectsPods,
);

/** cilium.io/v2 CiliumClusterwideNetworkPolicy. */
export const ciliumClusterwideNetworkPolicySchema = clusterWide(
  ['cilium.io/v2'],
  'CiliumClusterwideNetworkPolicy',
  fields,
  hasARule,
  listensClusterwide,
);
