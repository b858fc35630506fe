import { describe, identityOf, objectsIn, objectsOf, type Tree, type TreeFile } from '../../kinds/index';
import { onceFor } from '../../kinds/once';
import type { Plan } from '../../plan/index';
import { reservedLayerNames } from '../../render/index';
import type { TreesRule } from '../rule';
import { isKustomization } from './flux';
import { layerOf } from './objects';

export const duplicateObject: TreesRule = {
  id: 'object/duplicate',
  severity: 'error',
  breaks:
    'Two files claim one object: the layers overwrite each other at every reconciliation, and one deletes it when it goes.',
  docs: 'fluxcd.io/flux/components/kustomize/kustomizations: inventory and garbage collection',
  *check(trees, plan) {
    const mistaken = layersWithTakenNames(plan);
    for (const tree of trees) {
      if (!hasDuplicate(tree)) continue;
      const first = new Map<string, { file: string; path?: string }>();
      for (const { object, file, path } of objectsOf(tree)) {
        const key = identityOf(object);
        const other = first.get(key);
        // That two layers have one name is said at the layer.
        if (layerOf(file) === 'flux' && isKustomization(object) && mistaken.has(object.metadata.name))
          continue;
        if (other === undefined) first.set(key, { file, ...(path !== undefined && { path }) });
        else
          yield {
            // An object of Meshprint's own has no place in the blueprint, or another one's.
            at: path ?? other.path ?? '',
            clusters: [tree.cluster],
            message: `${describe(object)} is written twice: in ${other.file}${other.path === undefined ? '' : ` (${other.path})`} and in ${file}`,
            hint: 'Rename one of them, or leave it to the other.',
          };
      }
    }
  },
};

const identitiesIn = onceFor((file: TreeFile) => objectsIn(file).map(({ object }) => identityOf(object)));

function hasDuplicate({ files }: Tree): boolean {
  const seen = new Set<string>();
  let count = 0;
  for (const file of files)
    for (const identity of identitiesIn(file)) {
      seen.add(identity);
      count += 1;
    }
  return seen.size < count;
}

const layersWithTakenNames = ({ layers, secretFiles }: Plan): ReadonlySet<string> =>
  new Set(
    [...layers, ...secretFiles].map(({ name }) => name).filter(name => reservedLayerNames.includes(name)),
  );
