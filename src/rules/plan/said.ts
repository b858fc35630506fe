import type { Detail } from '../../findings/index';
import type { ClusterPlan } from '../../plan/index';

/** Where a finding about a property belongs, and how its message names whose property it is. */
interface Said extends Required<Pick<Detail, 'at' | 'clusters' | 'property'>> {
  /** Ends a noun: ` of 'paris'`, or nothing for the fleet's. */
  readonly of: string;
}

/**
 * Where a property was said that a cluster may say or leave to the fleet. Findings about the fleet's are the same for
 * each of its clusters, and so become one.
 */
export function saidAt(
  { name, path }: ClusterPlan,
  isOwn: boolean,
  [own, fleets]: readonly [own: readonly string[], fleets: readonly string[]],
): Said {
  return isOwn
    ? { at: path, clusters: [name], property: own, of: ` of '${name}'` }
    : { at: '', clusters: [name], property: fleets, of: '' };
}
