import { fewOf } from '../../findings/index';
import { headlessGaps } from '../../simulate/index';
import type { TreesRule } from '../rule';
import { meshOf } from './mesh';

export const headlessUnsynced: TreesRule = {
  id: 'service/headless-unsynced',
  severity: 'error',
  breaks: 'DNS gives callers of the headless name the pods of their own cluster alone, or none.',
  docs: 'Documentation/network/clustermesh/mcsapi.rst; Documentation/network/clustermesh/global-services.rst',
  *check(trees) {
    const state = meshOf(trees);
    for (const { key, why, clusters } of headlessGaps(state)) {
      const holders = state.holders.get(key) ?? [];
      const place = holders.map(name => state.clusters.get(name)?.services.get(key)?.path);
      yield {
        at: place.find(path => path !== undefined) ?? '',
        clusters,
        message:
          why === 'declined'
            ? `the headless service ${key} declines EndpointSlices of other clusters in ${fewOf(clusters)}`
            : `the headless service ${key} has pods in other clusters, whose EndpointSlices are not written in ${fewOf(clusters)}`,
        hint:
          why === 'declined'
            ? 'Leave service.cilium.io/global-sync-endpoint-slices out.'
            : 'Share it with GlobalService or ExportedService and headless, or set clustermesh.enableEndpointSliceSynchronization in cilium.values.',
      };
    }
  },
};
