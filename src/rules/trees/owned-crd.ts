import type { Tree } from '../../kinds/index';
import type { Detail } from '../../findings/index';
import type { TreesRule } from '../rule';
import { kindOf } from './flux';
import { layerOf, peoplesObjects } from './objects';

export const ownedCrd: TreesRule = {
  id: 'object/owned-crd',
  severity: 'error',
  breaks:
    'Whoever brings the CRD and Flux put it back in turn; when the layer no longer has it, every object of its kind is deleted with it.',
  docs: 'Documentation/network/clustermesh/mcsapi.rst; keiretsu-labs/kubernetes-manifests#3009',
  *check(trees) {
    const byCluster = new Map(trees.map(tree => [tree.cluster, tree]));
    for (const { placed, clusters: names } of peoplesObjects(trees)) {
      if (kindOf(placed.object) !== 'apiextensions.k8s.io/CustomResourceDefinition') continue;
      const { name } = placed.object.metadata;
      yield* detailsOf(name, placed.path ?? '', names, cluster => ownerOf(name, byCluster.get(cluster)));
    }
  },
};

/** One finding for each owner, with the clusters where it is that one. */
function* detailsOf(
  name: string,
  at: string,
  clusters: readonly string[],
  ownerIn: (cluster: string) => string | undefined,
): Generator<Detail> {
  for (const owner of new Set(clusters.map(ownerIn)))
    if (owner !== undefined)
      yield {
        at,
        clusters: clusters.filter(cluster => ownerIn(cluster) === owner),
        message: `the CustomResourceDefinition '${name}' is brought by ${owner}`,
        hint: 'Leave it out.',
      };
}

function ownerOf(crd: string, tree: Tree | undefined): string | undefined {
  if (crd.endsWith('.cilium.io')) return 'Cilium’s operator';
  if (/\.(toolkit|extensions)\.fluxcd\.io$|\.fluxcd\.controlplane\.io$/.test(crd)) return 'Flux';
  const installs = tree?.files.some(({ path }) => layerOf(path) === 'cert-manager') === true;
  return installs && /(?:^|\.)cert-manager\.io$/.test(crd) ? 'the chart of cert-manager' : undefined;
}
