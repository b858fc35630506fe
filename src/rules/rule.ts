import { type Detail, type Finding, found, type RuleInfo } from '../findings/index';
import type { Tree } from '../kinds/index';
import type { Plan } from '../plan/index';

/**
 * A check of one kind of mistake. `check` yields what is special to each place where it finds
 * the mistake; `now` is for what time alone makes wrong.
 */
export interface Rule<Subject> extends RuleInfo {
  check(this: void, subject: Subject, now: Date): Iterable<Detail>;
}

/** A rule on what a blueprint resolves to. */
export type PlanRule = Rule<Plan>;

/** A rule on the files that would be written. */
export type TreesRule = Rule<readonly Tree[]>;

/** Everything that some rules find in a subject. */
export function* apply<Subject>(
  rules: readonly Rule<Subject>[],
  subject: Subject,
  now = new Date(),
): Generator<Finding> {
  for (const rule of rules) for (const detail of rule.check(subject, now)) yield found(rule, detail);
}
