import type { PlanRule } from '../../rule';

export const singleReplica: PlanRule = {
  id: 'control-plane/single-replica',
  severity: 'warning',
  breaks:
    'With each drain, eviction or failure of its node peers learn nothing new of the cluster, and agents nothing of peers, until another pod runs; no PodDisruptionBudget prevents that.',
  docs: 'The chart, clustermesh.apiserver.replicas',
  *check({ clusters }) {
    for (const { name, path, peers, platform, controlPlane } of clusters)
      if (controlPlane.replicas === 1 && peers.length > 0 && !platform.isForTests)
        yield {
          at: path,
          clusters: [name],
          message: `'${name}' has one replica of clustermesh-apiserver`,
          hint: 'Leave controlPlane.replicas out: the default is 2.',
        };
  },
};
