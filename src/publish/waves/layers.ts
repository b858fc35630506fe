import { objectsOf, type Tree, typeOf } from '../../kinds/index';

/** The layers of a cluster, by the Kustomizations that apply them: each reports under its name. */
export function layersOf(tree: Tree): string[] {
  return [...objectsOf(tree)]
    .filter(({ file, object }) => file === 'flux/layers.yaml' && typeOf(object)?.kind === 'Kustomization')
    .map(({ object }) => object.metadata.name);
}
