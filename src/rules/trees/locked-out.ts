import type { Detail } from '../../findings/index';
import { evaluatorOf, type Evaluator, type Flow, type RuleReason } from '../../simulate/index';
import type { TreesRule } from '../rule';
import { meshOf } from './mesh';
import { type NeededFlow, neededFlows } from './needed-flows';
import { ofSystem } from './system-policies';

export const lockedOut: TreesRule = {
  id: 'policy/locked-out',
  severity: 'error',
  breaks:
    'The policy denies what the cluster lives by: names are not resolved, peers lose each other, certificates end, or Flux can no longer fetch and apply what would mend it.',
  docs: 'Documentation/security/policy/intro.rst, policy enforcement modes; Documentation/operations/system_requirements.rst',
  *check(trees, plan) {
    const state = meshOf(trees);
    const evaluator = evaluatorOf(ofSystem(state));
    const found = new Map<string, Detail & { clusters: string[] }>();
    const clusters = new Map(plan.clusters.map(cluster => [cluster.name, cluster]));
    for (const cluster of plan.clusters)
      for (const needed of neededFlows(cluster, clusters)) {
        const reason = denied(evaluator, needed);
        if (reason === undefined) continue;
        const detail = { at: reason.path ?? '', ...told(needed, reason), clusters: [cluster.name] };
        const key = JSON.stringify([detail.at, detail.message]);
        const before = found.get(key);
        if (before === undefined) found.set(key, detail);
        else before.clusters.push(cluster.name);
      }
    yield* found.values();
  },
};

const told = ({ what, mend }: NeededFlow, { object, why }: RuleReason): Pick<Detail, 'message' | 'hint'> => ({
  message: `${object ?? 'policyEnforcementMode'} denies what a cluster needs: ${what} (${why})`,
  hint:
    object === undefined
      ? 'Leave policyEnforcementMode out of the values, or bring a policy that allows it.'
      : mend,
});

/** Why none of the ways is open; undefined where one is, or may be. */
function denied(evaluator: Evaluator, needed: NeededFlow): RuleReason | undefined {
  let first: RuleReason | undefined;
  for (const way of needed.ways) {
    const reason = denial(evaluator, way, needed.end);
    if (reason === undefined) return undefined;
    first ??= reason;
  }
  return first;
}

function denial(evaluator: Evaluator, flow: Flow, end: NeededFlow['end']): RuleReason | undefined {
  const sides = end === undefined ? [false, true] : [end === 'ingress'];
  const side = sides.map(ingress => evaluator.side(flow, ingress)).find(({ verdict }) => verdict === 'deny');
  return side?.because.find(({ path }) => path !== undefined) ?? side?.because[0];
}
