import type { FoldedChange } from '../change';
import type { Grade } from './grade';
import type { TrafficRisks } from './traffic-risks';

/** Why a change has its grade. */
export interface Danger {
  /** The kind of danger, such as `identity`. */
  readonly id: string;
  readonly grade: Grade;
  /** What happens in production: a sentence without its full stop. */
  readonly reason: string;
  /** Documentation path or issue. */
  readonly source: string;
}

/** What a rule knows beside the change. */
export interface RiskContext {
  /** Clusters that only the later state has. */
  readonly joined: ReadonlySet<string>;
  /** Clusters that only the earlier state has. */
  readonly left: ReadonlySet<string>;
  /** Clusters whose minor of Cilium changes. */
  readonly newMinor: ReadonlySet<string>;
  readonly traffic: TrafficRisks;
}

/** Of a change that comes with another minor of Cilium in all its clusters. */
export const isWithNewMinor = ({ clusters }: FoldedChange, { newMinor }: RiskContext): boolean =>
  clusters.every(name => newMinor.has(name));

/** One kind of danger. */
export interface DangerRule {
  readonly id: string;
  readonly source: string;
  readonly judge: (
    change: FoldedChange,
    context: RiskContext,
  ) => Pick<Danger, 'grade' | 'reason'> | undefined;
}
