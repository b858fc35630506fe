import type { ClusterPlan, Plan } from '../../../plan/index';
import type { PlanRule } from '../../rule';

/**
 * A rule of thumb: with a hundred nodes in each cluster, three thousand watches on each etcd. What is documented is the
 * other end: a test with 256 clusters fell over (eCHO 122).
 */
const mostPeers = 32;

const docs =
  'Documentation/network/clustermesh/kvstoremesh.rst: on by default since 1.16, and to be always on; eCHO 122';

export const kvstoreMeshOff: PlanRule = {
  id: 'control-plane/kvstoremesh-off',
  severity: 'warning',
  breaks:
    'Each node connects to the etcd of each peer and watches it: every node more, anywhere, is load on every peer.',
  docs,
  *check(plan) {
    for (const { name, path } of without(plan, peers => peers <= mostPeers))
      yield {
        at: path,
        clusters: [name],
        message: `kvstoreMesh is off in '${name}'`,
        hint: 'Leave controlPlane.kvstoreMesh out: later versions of Cilium have it always on.',
      };
  },
};

export const kvstoreMeshOffAtScale: PlanRule = {
  id: 'control-plane/kvstoremesh-off-at-scale',
  severity: 'error',
  breaks: 'The watches of all nodes bring down the etcds of the peers, and with them the mesh.',
  docs,
  *check(plan) {
    for (const { name, path, peers } of without(plan, peers => peers > mostPeers))
      yield {
        at: path,
        clusters: [name],
        message: `kvstoreMesh is off in '${name}', which is linked with ${peers.length} clusters`,
        expected: `at most ${mostPeers} without it`,
        hint: 'Leave controlPlane.kvstoreMesh out.',
      };
  },
};

const without = ({ clusters }: Plan, isMeant: (peers: number) => boolean): ClusterPlan[] =>
  clusters.filter(
    ({ controlPlane, peers }) => !controlPlane.kvstoreMesh && peers.length > 0 && isMeant(peers.length),
  );
