import type { TreesRule } from '../rule';
import { ciliumSize, largeBytes, mostBytes } from './cilium-size';

export const ciliumLarge: TreesRule = {
  id: 'cluster/cilium-release-large',
  severity: 'warning',
  breaks: 'Helm keeps each release in one Secret; a little more and the next upgrade of Cilium fails.',
  docs: 'fluxcd.io/flux/components/helm/helmreleases: max history; Documentation/network/clustermesh/setup.rst',
  *check(trees) {
    for (const tree of trees) {
      const { least, likely } = ciliumSize(tree);
      if (likely > largeBytes && least <= mostBytes)
        yield {
          at: tree.cluster,
          clusters: [tree.cluster],
          message: `Helm's record of Cilium in '${tree.cluster}' will have about ${Math.round(likely / 1000)} kB`,
          expected: `at most ${largeBytes / 1000} kB, with room for more`,
          hint: 'Take large values out: certificates of single peers, dashboards, files.',
        };
    }
  },
};
