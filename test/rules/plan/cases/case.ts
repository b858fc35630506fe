import type { Fleet } from '../../../../src/model/index';
import type { FleetRecord } from '../../../../src/registry/index';

/** What a rule is expected to say about one place. */
export interface Expected {
  readonly path: string;
  readonly clusters: readonly string[];
  /** Words that the message has. */
  readonly says: string;
}

/** Other errors that the same fleet cannot do without. */
export interface Company {
  readonly rules: readonly string[];
  readonly because: string;
}

/** A fleet that a rule finds something in. */
export interface Breaking {
  readonly title: string;
  readonly fleet: () => Fleet;
  /** What was synthesised of it before. Default: nothing. */
  readonly recorded?: FleetRecord;
  readonly finds: readonly Expected[];
  readonly also?: Company;
}

/** A fleet near the boundary, in which a rule finds nothing. */
export interface Holding {
  readonly title: string;
  readonly fleet: () => Fleet;
  readonly recorded?: FleetRecord;
  readonly also?: Company;
}

/** The fleets that show what a rule is for, and where it ends. */
export interface RuleCases {
  readonly breaks: readonly Breaking[];
  readonly holds: readonly Holding[];
}

/** Cases by the id of their rule. */
export type CasesByRule = Readonly<Record<string, RuleCases>>;

/** A place in the model that stands for a cluster, and concerns it alone. */
export const at = (cluster: string, says: string, ...others: string[]): Expected => ({
  path: cluster,
  clusters: [...others, cluster],
  says,
});
