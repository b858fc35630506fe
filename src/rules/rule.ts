import { type Detail, type Finding, found, type RuleInfo } from '../findings/index';
import type { Tree } from '../kinds/index';
import type { Plan } from '../plan/index';

/** A check of one kind of mistake. `check` yields what is special to each place where it finds the mistake. */
interface Rule<Subject extends readonly unknown[]> extends RuleInfo {
  check(this: void, ...subject: Subject): Iterable<Detail>;
}

/** A rule on what a blueprint resolves to; `now` is for what time alone makes wrong. */
export type PlanRule = Rule<[plan: Plan, now: Date]>;

/** A rule on the files that would be written, with the plan that they come from. */
export type TreesRule = Rule<[trees: readonly Tree[], plan: Plan]>;

/** Everything that some rules find in a subject. */
export function* apply<Subject extends readonly unknown[]>(
  rules: readonly Rule<Subject>[],
  ...subject: Subject
): Generator<Finding> {
  for (const rule of rules) for (const detail of rule.check(...subject)) yield found(rule, detail);
}
