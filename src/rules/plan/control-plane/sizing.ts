import { fewOf } from '../../../findings/index';
import type { ClusterPlan } from '../../../plan/index';
import type { PlanRule } from '../../rule';

/**
 * From how many linked clusters on the advice is given: rules of thumb. Cilium documents what grows and why, not from
 * where on; its models for scale (CFP-39876) begin at 200 clusters, so these are well before.
 */
const many = 50;
const veryMany = 100;

interface Advice {
  readonly from: number;
  readonly applies: (cluster: ClusterPlan) => boolean;
  /** Ends a sentence that begins with the clusters. */
  readonly lack: string;
  readonly mend: string;
}

const advice: readonly Advice[] = [
  {
    // The chart, service.enableSessionAffinity: each replica is an etcd of its own, filled from all peers; a client that
    // moves to another one syncs everything again. Two are enough to go on without one.
    from: many,
    applies: ({ controlPlane }) => controlPlane.replicas > 3,
    lack: 'more than 3 replicas, each of which syncs the state of every peer',
    mend: 'Set controlPlane.replicas to 2 or 3.',
  },
  {
    // What KVStoreMesh keeps is the sum of all peers (CFP-39876, CFP-41953); without a request the pod is among the
    // first to be evicted when memory runs short.
    from: many,
    applies: ({ controlPlane: { resources, kvstoreMesh } }) =>
      resources.etcd?.requests?.memory === undefined ||
      (kvstoreMesh && resources.kvstoreMesh?.requests?.memory === undefined),
    lack: 'no memory request for etcd and kvstoreMesh, which hold the state of every peer',
    mend: 'Measure both containers, and set controlPlane.resources; etcd stops writing at 2 GB.',
  },
  {
    // The chart, etcd.storageMedium: the data is made anew with each start, so the disk gives nothing but latency.
    from: veryMany,
    applies: ({ controlPlane }) => controlPlane.etcdStorage === 'disk',
    lack: 'the etcd on the disk of a node, which every first sync waits for',
    mend: 'Set controlPlane.etcdStorage to memory; what it takes counts as memory of the pod.',
  },
  {
    // The chart's defaults of 1.20, 50 and 100 requests per second, are those of small meshes too. They bound what changes
    // afterwards: a first sync goes by etcd.bootstrapQps, 10,000 (cilium/cilium#30361).
    from: veryMany,
    applies: ({ cilium, controlPlane: { etcdQps, kvstoreMeshQps } }) =>
      cilium.release.hasEtcdQps && (etcdQps === undefined || kvstoreMeshQps === undefined),
    lack: 'the default rates of requests to etcd, which bound how many changes a second come through',
    mend: 'Watch cilium_kvstoremesh_kvstore_events_queue_seconds, and set controlPlane.etcdQps and kvstoreMeshQps.',
  },
];

export const sizing: PlanRule = {
  id: 'control-plane/sizing',
  severity: 'info',
  breaks:
    'Nothing yet: with more clusters, syncs after a restart and changes take longer, and both take more memory.',
  docs: 'docs/blueprints.md, control plane; CFP-39876; CFP-41953; the chart, clustermesh.apiserver',
  *check({ clusters }) {
    for (const { from, applies, lack, mend } of advice) {
      const concerned = clusters.filter(cluster => cluster.peers.length >= from && applies(cluster));
      const names = concerned.map(({ name }) => name);
      if (names.length > 0)
        yield {
          at: '',
          clusters: names,
          message: `${fewOf(names, 3)}, linked with ${from} clusters or more, ${names.length === 1 ? 'has' : 'have'} ${lack}`,
          hint: mend,
        };
    }
  },
};
