import type { PlanRule } from '../../rule';

export const maxConnectedClustersChanged: PlanRule = {
  id: 'mesh/max-connected-clusters-changed',
  severity: 'error',
  breaks:
    'The id takes another number of bits in every identity, so that clusters which run and those which restarted no longer understand each other: connections and policies break.',
  docs: 'Documentation/network/clustermesh/setup.rst',
  *check({ mesh, recorded }) {
    const before = recorded?.maxConnectedClusters;
    if (before !== undefined && before !== mesh.maxConnectedClusters)
      yield {
        at: '',
        message: `mesh.maxConnectedClusters is ${mesh.maxConnectedClusters}, and was ${before} when the fleet was last synthesised`,
        expected: `${before} (fleet.lock)`,
        actual: String(mesh.maxConnectedClusters),
        hint: `Put ${before} back. It is settled when a cluster is installed: for ${mesh.maxConnectedClusters}, make a fleet of another name and add each cluster there as you rebuild it. While no cluster runs yet, delete the fleet from fleet.lock, and its folder of repositories.`,
      };
  },
};
