import type { JsonMap, KubeObject } from './object';

/** An API object in a tree, and where in the model it comes from. */
export interface PlacedObject {
  readonly object: KubeObject;
  /** Place in the model, such as `shop/catalog`; written as a comment above the object. */
  readonly path?: string;
}

/** A file of API objects: one YAML document each. */
export interface ObjectsFile {
  /** Path below the repository's root, with `/`, such as `policies/policies.yaml`. */
  readonly path: string;
  /** What the file is for, in a line or more; written as a comment at its top. */
  readonly comment?: string;
  readonly objects: readonly PlacedObject[];
}

/** A YAML file that no API server reads: Helm values, a kustomization. */
export interface DataFile {
  readonly path: string;
  readonly comment?: string;
  readonly data: JsonMap;
}

/** A file of plain text: README.md, .sourceignore. */
export interface TextFile {
  readonly path: string;
  readonly text: string;
}

export type TreeFile = ObjectsFile | DataFile | TextFile;

/** The files of one cluster's repository. */
export interface Tree {
  readonly cluster: string;
  /** In the order of their paths. */
  readonly files: readonly TreeFile[];
}

/** The API objects of a tree, each with the file that it is in. */
export function* objectsOf(tree: Tree): Generator<PlacedObject & { readonly file: string }> {
  for (const file of tree.files)
    if ('objects' in file) for (const placed of file.objects) yield { ...placed, file: file.path };
}
