export { planRules } from './plan/index';
export { apply, type PlanRule, type Rule, type TreesRule } from './rule';
export { treesRules } from './trees/index';
