import { type KubeObject, objectsOf, type Tree } from '../../kinds/index';
import { mapOf } from '../read';
import type { Fate } from '../change';

const mark = 'kustomize.toolkit.fluxcd.io/prune';

/**
 * What Flux does with objects that leave a layer: the Kustomization of the layer deletes them if it prunes. Without a
 * Kustomization of which anything is known, the worse of the two is said.
 */
export function fatesIn(before: Tree, after: Tree | undefined): (layer: string, object: KubeObject) => Fate {
  // Of most clusters nothing leaves.
  let known: readonly [Kustomizations, Kustomizations] | undefined;
  return (layer, object) => {
    if (isMarked(object)) return 'kept';
    known ??= [kustomizationsOf(before), kustomizationsOf(after)];
    const [was, is] = known;
    const now = is.get(layer);
    if (now !== undefined) return prunes(now) ? 'deleted' : 'kept';
    const gone = was.get(layer);
    if (gone === undefined) return 'deleted';
    return isMarked(gone) || !deletesWithItself(gone) ? 'kept' : 'deleted';
  };
}

/** The Kustomizations of Flux by the folder that they apply. */
type Kustomizations = ReadonlyMap<string, KubeObject>;

function kustomizationsOf(tree: Tree | undefined): Kustomizations {
  const found = new Map<string, KubeObject>();
  for (const { object } of tree === undefined ? [] : objectsOf(tree)) {
    if (object.kind !== 'Kustomization' || !object.apiVersion.startsWith('kustomize.toolkit.fluxcd.io/'))
      continue;
    const { path } = mapOf(object.spec);
    if (typeof path === 'string') found.set(path.replace(/\/+$/, '').split('/').at(-1) ?? '', object);
  }
  return found;
}

const prunes = ({ spec }: KubeObject): boolean => mapOf(spec).prune !== false;

/** `MirrorPrune`, which is the default, does what `prune` says. */
function deletesWithItself(kustomization: KubeObject): boolean {
  const { deletionPolicy } = mapOf(kustomization.spec);
  if (deletionPolicy === 'Orphan') return false;
  return deletionPolicy === 'Delete' || deletionPolicy === 'WaitForTermination' || prunes(kustomization);
}

/** Flux reads the mark of labels and annotations alike, in any case. */
function isMarked({ metadata }: KubeObject): boolean {
  return [metadata.annotations, metadata.labels].some(marks => {
    const value = mapOf(marks)[mark];
    return typeof value === 'string' && value.toLowerCase() === 'disabled';
  });
}
