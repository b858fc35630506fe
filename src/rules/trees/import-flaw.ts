import { fewOf } from '../../findings/index';
import { importFlaws, type ImportFlaw } from '../../simulate/index';
import type { TreesRule } from '../rule';
import { meshOf } from './mesh';

export const importFlaw: TreesRule = {
  id: 'service/import-flaw',
  severity: 'warning',
  breaks:
    'Cilium puts no Service behind the import, so that the name has no address there; or callers that use the missing IP family reach nobody.',
  docs: 'cilium pkg/clustermesh/mcsapi/service_controller.go; cilium/cilium#42145; cilium/cilium#44040',
  *check(trees) {
    const state = meshOf(trees);
    for (const { key, flaw, clusters } of importFlaws(state)) {
      const holders = state.holders.get(key) ?? [];
      const place = holders.map(name => state.clusters.get(name)?.exports.get(key)?.path);
      yield {
        at: place.find(path => path !== undefined) ?? '',
        clusters,
        message: `${sentences[flaw](key)} ${fewOf(clusters)}`,
        hint: hints[flaw],
      };
    }
  },
};

const sentences: Readonly<Record<ImportFlaw['flaw'], (key: string) => string>> = {
  'namespace not global': key => `the import ${key} is in a namespace that is not global in`,
  'no IP family in common': key => `the exports of ${key} have no IP family in common with`,
  'a port without a name beside others': key =>
    `the exports of ${key} have several ports together, one of them without a name, in the view of`,
  'fewer IP families': key => `not all exports of ${key} have each of the IP families that it has in`,
};

const familiesHint =
  'Give the clusters pod ranges of the same IP families, in podCidrs; a Service of a layer has its own families in spec.ipFamilies.';

const hints: Readonly<Record<ImportFlaw['flaw'], string>> = {
  'namespace not global':
    'Make the namespace global there, or silence this where nobody there calls the service.',
  'no IP family in common': familiesHint,
  'a port without a name beside others': 'Give every port a name.',
  'fewer IP families': familiesHint,
};
