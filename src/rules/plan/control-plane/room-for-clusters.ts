import type { PlanRule } from '../../rule';

/** A rule of thumb: a fleet of this size has grown, and goes on. */
const near = 200;

export const roomForClusters: PlanRule = {
  id: 'mesh/room-for-clusters',
  severity: 'info',
  breaks:
    'Nothing yet: the cluster after the 255th cannot join, and the limit of a mesh that runs cannot change.',
  docs: 'Documentation/network/clustermesh/setup.rst, maxConnectedClusters',
  *check({ clusters, mesh }) {
    if (mesh.maxConnectedClusters === 255 && clusters.length > near)
      yield {
        at: '',
        message: `the fleet has ${clusters.length} clusters and can have ${mesh.maxConnectedClusters}`,
        hint: 'If it will outgrow that, set mesh.maxConnectedClusters to 511 before clusters are meshed: it can be chosen once. It halves the identities of each cluster.',
      };
  },
};
