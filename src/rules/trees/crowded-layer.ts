import type { Tree } from '../../kinds/index';
import type { Detail } from '../../findings/index';
import type { TreesRule } from '../rule';
import { isPeoples, layerOf } from './objects';

export const crowdedLayer: TreesRule = {
  id: 'layer/crowded',
  severity: 'warning',
  breaks:
    'Flux keeps the list of a layer’s objects in the status of its Kustomization; etcd refuses it when it gets too long, and the layer is stuck.',
  docs: 'fluxcd.io/flux/components/kustomize/kustomizations: inventory',
  *check(trees) {
    for (const tree of trees) yield* crowdedIn(tree);
  },
};

/** An entry of the list has 60 to 100 bytes, and 1.5 MiB are all that there is for the object. */
const most = 10_000;

function* crowdedIn(tree: Tree): Generator<Detail> {
  const counts = new Map<string, number>();
  for (const file of tree.files)
    if ('objects' in file) {
      const layer = layerOf(file.path);
      counts.set(layer, (counts.get(layer) ?? 0) + file.objects.length);
    }
  for (const [layer, count] of counts)
    if (count > most)
      yield {
        at: isPeoples(`${layer}/`) ? layer : '',
        clusters: [tree.cluster],
        message: `the layer '${layer}' has ${count} objects`,
        expected: `at most ${most}`,
        actual: String(count),
        hint: 'Spread them over several layers.',
      };
}
