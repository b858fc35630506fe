import type { Finding, RuleInfo, Silence } from '../findings/index';
import type { Tree } from '../kinds/index';
import type { Plan } from '../plan/index';
import { allRules, apply, planRules, refusedSilences, timedRules, treesRules } from '../rules/index';

export { render } from '../render/index';

/** How rules are asked. */
export interface Asked {
  /** What is known to be wrong before them. */
  readonly known: readonly Finding[];
  readonly now: Date;
  readonly isAsked: (rule: RuleInfo) => boolean;
}

const timelessRules = planRules.filter(rule => !timedRules.includes(rule));

/** What rules find in a plan and its trees, but for those that go by the time. */
export function findIn(plan: Plan, trees: readonly Tree[], { known, now, isAsked }: Asked): Finding[] {
  const onPlan = [...apply(timelessRules.filter(isAsked), plan, now)];
  const onTrees = apply(treesRules.filter(isAsked), trees, plan);
  return [...onPlan, ...furtherMistakes([...known, ...onPlan], onTrees)];
}

/** What the objects of a part get wrong repeats what the part gets wrong, so that it is left out where that is known. */
function furtherMistakes(onPlan: readonly Finding[], onTrees: Iterable<Finding>): Finding[] {
  const mistaken = new Set(onPlan.filter(({ severity }) => severity === 'error').map(({ path }) => path));
  return [...onTrees].filter(({ path }) => !mistaken.has(path));
}

/** Silences that never have an effect, among all rules that there are. */
export const refused = (silences: readonly Silence[]): Finding[] => [...refusedSilences(silences, allRules)];
