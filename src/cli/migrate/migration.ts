import type { KubeObject } from '../../kinds/index';
import type { Unsaid } from '../../simulate/index';
import type { Comparison } from '../reach/compare';

/** A policy that means something else, alike in some clusters. */
export interface Affected extends Unsaid {
  readonly object: string;
  readonly clusters: readonly string[];
  readonly file: string;
  readonly path?: string;
  /** The policy with what it means now said; of the first of the clusters, where each has to name itself. */
  readonly explicit: KubeObject;
}

/** What the switch does to a fleet. */
export interface Migration {
  readonly fleet: string;
  readonly to: boolean;
  /** Clusters by what they have now. */
  readonly now: { readonly true: readonly string[]; readonly false: readonly string[] };
  readonly policies: readonly Affected[];
  readonly flows: Comparison;
}
