import type { Detail } from '../../findings/index';
import { type Endpoint, evaluatorOf, type Evaluator, type Flow, type RuleReason } from '../../simulate/index';
import type { TreesRule } from '../rule';
import { meshOf } from './mesh';
import { type NeededFlow, neededFlows } from './needed-flows';
import { mayDeny, ofSystem } from './system-policies';

export const lockedOut: TreesRule = {
  id: 'policy/locked-out',
  severity: 'error',
  breaks:
    'The policy denies what the cluster lives by: names are not resolved, peers lose each other, certificates end, or Flux can no longer fetch and apply what would mend it.',
  docs: 'Documentation/security/policy/intro.rst, policy enforcement modes; Documentation/operations/system_requirements.rst',
  *check(trees, plan) {
    const state = ofSystem(meshOf(trees));
    const evaluator = evaluatorOf(state);
    const found = new Map<string, Detail & { clusters: string[] }>();
    const clusters = new Map(plan.clusters.map(cluster => [cluster.name, cluster]));
    for (const cluster of plan.clusters) {
      const observed = state.clusters.get(cluster.name);
      if (observed === undefined || !mayDeny(observed)) continue;
      for (const needed of neededFlows(cluster, clusters)) {
        const denial = denied(evaluator, needed);
        if (denial === undefined) continue;
        const { path: at = '' } = denial.reason;
        const detail = { at, ...told(needed, denial), clusters: [cluster.name] };
        const key = JSON.stringify([detail.at, detail.message]);
        const before = found.get(key);
        if (before === undefined) found.set(key, detail);
        else before.clusters.push(cluster.name);
      }
    }
    yield* found.values();
  },
};

/** What closes a way. */
interface Denial {
  readonly reason: RuleReason;
  /** The pods that a rule denies it to in words; undefined where only the default does. */
  readonly denied: Endpoint | undefined;
}

const told = (
  { what, mend }: NeededFlow,
  { reason: { object, why, rule }, denied }: Denial,
): Pick<Detail, 'message' | 'hint'> => ({
  message: `${object ?? 'policyEnforcementMode'} denies what a cluster needs: ${what} (${why})`,
  hint:
    object === undefined
      ? 'Leave policyEnforcementMode out of the values, or bring a policy that allows it.'
      : denied === undefined
        ? mend
        : `Except ${podsOf(denied)} from the deny (${rule ?? 'spec'}), or narrow what it denies: no allow outweighs it.`,
});

function podsOf(end: Endpoint): string {
  if (!('pod' in end)) return 'them';
  const { namespace, labels } = end.pod;
  const said = Object.entries(labels).map(([key, value]) => `${key}=${value}`);
  return `the pods ${said.join(',')} in ${namespace}`;
}

/** Why none of the ways is open; undefined where one is, or may be. One that an allow would open comes first. */
function denied(evaluator: Evaluator, needed: NeededFlow): Denial | undefined {
  let first: Denial | undefined;
  for (const way of needed.ways) {
    const denial = denialOf(evaluator, way, needed.end);
    if (denial === undefined) return undefined;
    if (first === undefined || (first.denied !== undefined && denial.denied === undefined)) first = denial;
  }
  return first;
}

function denialOf(evaluator: Evaluator, flow: Flow, end: NeededFlow['end']): Denial | undefined {
  const ends = end === undefined ? [false, true] : [end === 'ingress'];
  const closed = ends
    .map(ingress => ({ own: ingress ? flow.to : flow.from, side: evaluator.side(flow, ingress) }))
    .filter(({ side }) => side.verdict === 'deny');
  const said = closed.find(({ side }) => side.byDefault !== true);
  const { side } = said ?? closed[0] ?? {};
  const reason = side?.because.find(({ path }) => path !== undefined) ?? side?.because[0];
  return reason && { reason, denied: said?.own };
}
