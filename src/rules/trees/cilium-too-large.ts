import type { TreesRule } from '../rule';
import { ciliumSize, mostBytes } from './cilium-size';

export const ciliumTooLarge: TreesRule = {
  id: 'cluster/cilium-release-too-large',
  severity: 'error',
  breaks: 'A Secret and a ConfigMap hold at most 1 MiB: Cilium is neither installed nor upgraded.',
  docs: 'fluxcd.io/flux/components/helm/helmreleases: max history; Documentation/network/clustermesh/setup.rst',
  *check(trees) {
    for (const tree of trees) {
      const { values, least } = ciliumSize(tree);
      const [what, bytes] =
        values > mostBytes ? ['the ConfigMap with values of', values] : ['Helm’s record of', least];
      if (bytes > mostBytes)
        yield {
          at: tree.cluster,
          clusters: [tree.cluster],
          message: `${what} Cilium in '${tree.cluster}' will have at least ${Math.round(bytes / 1000)} kB`,
          expected: `at most ${mostBytes} bytes`,
          hint: 'Take large values out: certificates of single peers, dashboards, files.',
        };
    }
  },
};
