import { describe, type FiledObject, identityOf, type Tree } from '../../kinds/index';
import { cyclesOf } from '../../net/index';
import { type Detail, fewOf } from '../../findings/index';
import type { TreesRule } from '../rule';
import { valueAt, valuesAt } from './fields';
import { fluxObjectsOf, isHelmRelease, isKustomization, referenced } from './flux';
import { isPeoples, layerOf } from './objects';

export const fluxDependencyCycle: TreesRule = {
  id: 'flux/dependency-cycle',
  severity: 'error',
  breaks: 'Each waits until the other is ready, for ever, and all that comes after them with them.',
  docs: 'fluxcd.io/flux/components/kustomize/kustomizations: dependencies, wait',
  *check(trees) {
    for (const tree of trees) yield* cyclesIn(tree);
  },
};

function* cyclesIn(tree: Tree): Generator<Detail> {
  const objects = fluxObjectsOf(tree).filter(
    ({ object }) => isKustomization(object) || isHelmRelease(object),
  );
  // Meshprint's own are in order by construction.
  if (!objects.some(({ file }) => isPeoples(file))) return;
  const byIdentity = new Map(objects.map(placed => [identityOf(placed.object), placed]));
  for (const cycle of cyclesOf(needsOf(objects))) {
    const placed = cycle.map(identity => byIdentity.get(identity)).filter(one => one !== undefined);
    const shown = placed.find(({ file }) => isPeoples(file)) ?? placed[0];
    if (shown !== undefined)
      yield {
        at: shown.path ?? '',
        clusters: [tree.cluster],
        message: `${describe(shown.object)} waits for itself, by way of ${fewOf(placed.map(({ object }) => describe(object)))}`,
        hint: 'Take one of them out of dependsOn. A layer is ready when everything in it is, so nothing in it can wait for it.',
      };
  }
}

/** What each object waits for: what it names, and, for a layer that waits for its content, that. */
function needsOf(objects: readonly FiledObject[]): Map<string, string[]> {
  const needs = new Map(
    objects.map(({ object }) => [
      identityOf(object),
      [...valuesAt(object, 'spec.dependsOn[]')].map(({ value }) => referenced(object, value)),
    ]),
  );
  const layers = objects.filter(
    ({ object, file }) => !isPeoples(file) && valueAt(object, 'spec.wait') === true,
  );
  const byName = new Map(layers.map(({ object }) => [object.metadata.name, needs.get(identityOf(object))]));
  for (const { object, file } of objects)
    if (layerOf(file) !== 'flux') byName.get(layerOf(file))?.push(identityOf(object));
  return needs;
}
