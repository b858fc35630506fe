import type { Finding } from '../findings/index';
import type { Chooser } from './choose';
import type { NamespacePlan } from './plan';
import type { ServicePlan } from './service-plan';

/** What policies refer to. */
export interface PolicyContext {
  readonly namespaces: ReadonlyMap<string, NamespacePlan>;
  readonly services: ReadonlyMap<string, ServicePlan>;
  /** Paths of parts that were left out for mistakes of their own. */
  readonly broken: ReadonlySet<string>;
  readonly chooser: Chooser;
  report(this: void, finding: Finding): void;
}

/** Where a side of a policy is written. */
export interface SideOf {
  /** Place of the policy. */
  readonly at: string;
  readonly side: 'from' | 'to';
  /** Namespace of the policy; undefined for one of the fleet. */
  readonly own: string | undefined;
}
