import type { ClusterPlan, Plan } from '../../../plan/index';

/**
 * Clusters that a gate asks about: those with a wave after theirs, where changes go to real repositories. The embedded
 * ones have no forge at all, and are for a try.
 */
export function gated({ clusters, publish }: Plan): ClusterPlan[] {
  if (publish.to === 'embedded') return [];
  const last = Math.max(...clusters.map(({ wave }) => wave));
  return clusters.filter(({ wave, held }) => wave < last && held === undefined);
}
