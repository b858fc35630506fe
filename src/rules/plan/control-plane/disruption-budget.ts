import type { PlanRule } from '../../rule';

export const disruptionBudget: PlanRule = {
  id: 'control-plane/disruption-budget',
  severity: 'error',
  breaks: 'No node with a pod of clustermesh-apiserver can be drained: upgrades of nodes wait for ever.',
  docs: 'Kubernetes: Disruptions; the chart, clustermesh.apiserver.podDisruptionBudget',
  *check({ clusters }) {
    for (const { name, path, controlPlane } of clusters) {
      const { replicas, podDisruptionBudget: budget } = controlPlane;
      const blocks =
        'minAvailable' in budget
          ? podsOf(budget.minAvailable, replicas) >= replicas
          : podsOf(budget.maxUnavailable, replicas) === 0;
      if (blocks)
        yield {
          at: path,
          clusters: [name],
          message: `the PodDisruptionBudget of '${name}' lets none of ${replicas} ${replicas === 1 ? 'pod' : 'pods'} go`,
          hint: 'Leave podDisruptionBudget out, or raise replicas.',
        };
    }
  },
};

/** Kubernetes rounds percentages up, on both sides. */
function podsOf(amount: number | string, replicas: number): number {
  if (typeof amount === 'number') return amount;
  return Math.ceil((Number.parseInt(amount, 10) / 100) * replicas);
}
