import { objectsOf, typeOf } from '../../src/kinds/index';
import { Layer } from '../../src/model/index';
import { statusContext } from '../../src/render/index';
import { textAt } from '../../src/rules/trees/fields';
import { synthesize } from '../../src/synth/index';
import { twoGenericClusters } from '../support/fleets';

const url = 'https://git.example.com/fleet/clusters.git';
const forge = { gitea: { tokenSecret: 'status' } };

test('every layer of a cluster reports under its own name, and Flux’s own sync under none of theirs', () => {
  const fleet = twoGenericClusters({
    alpha: { repository: { url, path: 'alpha', forge } },
    beta: { repository: { url, path: 'beta', forge } },
  });
  new Layer(fleet, 'apps', { namespace: 'default', build: () => undefined });
  const { trees, ok } = synthesize(fleet);
  expect(ok).toBe(true);

  const contexts = trees.flatMap(tree => {
    const objects = [...objectsOf(tree)].map(({ object }) => object);
    const provider = objects.find(object => typeOf(object)?.kind === 'Provider')!;
    const [, prefix] = /^'([^']*)' \+ event\.involvedObject\.name$/.exec(
      textAt(provider, 'spec.commitStatusExpr') ?? '',
    )!;
    const layers = objects
      .filter(object => typeOf(object)?.kind === 'Kustomization')
      .map(({ metadata: { name } }) => name);
    expect(layers).toContain('cilium');
    expect(layers).not.toContain('flux-system');
    for (const layer of layers) expect(`${prefix}${layer}`).toBe(statusContext(tree.cluster, layer));
    return layers.map(layer => `${prefix}${layer}`);
  });
  // Two clusters report on the same commits of one repository.
  expect(new Set(contexts).size).toBe(contexts.length);
});
