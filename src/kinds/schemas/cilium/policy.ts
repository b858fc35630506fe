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
);
