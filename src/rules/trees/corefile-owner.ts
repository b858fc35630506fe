import { describe, identityOf } from '../../kinds/index';
import type { TreesRule } from '../rule';
import { peoplesObjects } from './objects';

export const corefileOwner: TreesRule = {
  id: 'dns/corefile-owner',
  severity: 'error',
  breaks:
    'Flux takes away what the job of Cilium’s chart adds to the Corefile, so names under clusterset.local stop to resolve.',
  docs: 'The chart, clustermesh.mcsapi.corednsAutoConfigure',
  *check(trees, { clusters }) {
    const auto = new Set(clusters.filter(({ dns }) => dns?.way === 'auto').map(({ name }) => name));
    for (const { placed, clusters: all } of peoplesObjects(trees)) {
      const { object, path } = placed;
      const fought = all.filter(name => auto.has(name));
      if (fought.length > 0 && identityOf(object) === corefile)
        yield {
          at: path ?? '',
          clusters: fought,
          message: `${describe(object)} has the Corefile that Cilium’s chart is to change`,
          hint: 'Write the zone into this Corefile, with multicluster, let CoreDNS list and watch serviceimports, and say clustersetDns: { elsewhere: {} }.',
        };
    }
  },
};

const corefile = identityOf({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'coredns', namespace: 'kube-system' },
});
