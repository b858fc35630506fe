import type { MeshState } from '../../mesh/index';
import type { PolicyPlan } from '../../plan/index';
import {
  evaluatorOf,
  jointClasses,
  type JointPair,
  jointPairs,
  portsInUse,
  type PortsInUse,
} from '../../simulate/index';
import { AlikePorts } from '../../simulate/index';
import { cellsOf } from '../../simulate/policies/cells';
import { Grids } from './grids';
import type { Sources } from './input';
import type { PoliciesData, PolicyData } from './policies-data';
import { sayPolicy } from './policy-words';

/** So many answers are waited for; more would not be read either. */
const mostCells = 400_000;

/** What the blueprint says of policies, and who reaches whom. */
export function policiesOf({ synthesis: { plan }, state, base }: Sources): PoliciesData {
  const policies = (plan?.policies ?? []).map(policyData);
  const states = base === undefined ? [state] : [base.state, state];
  const inUse = portsInUse(states);
  for (const implied of [true, false]) {
    const pairs = jointPairs(jointClasses(states, { implied }), states);
    if (sizeOf(pairs, inUse) > mostCells) continue;
    const notes = implied ? [] : [withoutImplied];
    return { policies, ...matrixOf(states, pairs, inUse), notes: [...notes, ...unread(inUse)] };
  }
  return { policies, groups: [], grids: [], verdicts: [], notes: [tooLarge] };
}

const withoutImplied =
  'Pods that no workload makes, and only selectors name, are left out: with them the matrix would be too large.';
const tooLarge =
  'The clusters differ so much that a matrix of all of them is too large for a page; ask meshprint reach --matrix for one namespace.';

const unread = ({ unread: protocols }: PortsInUse): string[] =>
  protocols.length === 0
    ? []
    : [`Policies name protocols without ports, which are not looked at: ${protocols.join(', ')}.`];

const sizeOf = (pairs: readonly JointPair[], { ports }: PortsInUse): number =>
  pairs.reduce((sum, { from, to }) => sum + from.all.size * to.all.size * ports.length, 0);

function matrixOf(
  states: readonly MeshState[],
  pairs: readonly JointPair[],
  { ports }: PortsInUse,
): Pick<PoliciesData, 'groups' | 'grids' | 'verdicts'> {
  const moments = states.map(state => ({ state, evaluator: evaluatorOf(state) }));
  const alike = new AlikePorts(ports);
  const grids = new Grids(ports);
  for (const pair of pairs)
    for (const { from, to, port, protocol, outcomes, verdicts, example } of cellsOf(pair, moments, alike)) {
      const [outcome, verdict] = [outcomes.at(-1), verdicts.at(-1)];
      const relation = pair.relations.at(-1);
      if (outcome === undefined || verdict === undefined || relation === undefined) continue;
      const before = states.length === 1 ? undefined : (outcomes[0] ?? 'not there');
      grids.add({ from, to, relation, port: { port, protocol }, outcome, before, verdict, example });
    }
  return grids.result();
}

const policyData = (policy: PolicyPlan): PolicyData => ({
  key: policy.namespace === undefined ? policy.name : `${policy.namespace}/${policy.name}`,
  path: policy.path,
  ...sayPolicy(policy),
});
