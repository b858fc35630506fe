import type { PlacedObject } from '../../kinds/index';
import type { Plan } from '../../plan/index';
import { compileBaseline } from './baseline';
import { compileFlow } from './flow';

/** The objects of every policy, by cluster. */
export function compilePolicies(plan: Plan): Map<string, PlacedObject[]> {
  const byCluster = new Map(plan.clusters.map(cluster => [cluster.name, [] as PlacedObject[]]));
  const add = (clusters: readonly string[], object: PlacedObject): void => {
    for (const cluster of clusters) byCluster.get(cluster)?.push(object);
  };
  for (const policy of plan.policies) {
    if (policy.kind === 'flow') {
      for (const { clusters, objectIn } of compileFlow(policy))
        for (const cluster of clusters) add([cluster], objectIn(cluster));
    } else if (policy.kind === 'baseline') {
      for (const cluster of policy.clusters) add([cluster], compileBaseline(policy, cluster));
    } else {
      add(policy.clusters, { path: policy.path, object: policy.object });
    }
  }
  return byCluster;
}
