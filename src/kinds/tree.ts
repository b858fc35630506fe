import type { JsonMap, KubeObject } from './object';
import { onceFor } from './once';

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

/** A file that is carried byte for byte as people wrote it, and the objects in it. */
interface CarriedFile {
  readonly path: string;
  readonly carried: string;
  readonly holds: readonly PlacedObject[];
}

export type TreeFile = ObjectsFile | DataFile | TextFile | CarriedFile;

/** What a blueprint says of a cluster and no file of its repository does. */
export interface Said {
  /** Services with pods in this cluster, as `namespace/name`, whether or not those serve other clusters. */
  readonly providers: readonly string[];
  /** Whether DNS serves `clusterset.local`; undefined where nobody imports anything. */
  readonly clustersetDns?: ClustersetDns;
}

/** `served` by what the repository holds, `elsewhere` by what it does not hold, or not at all. */
export type ClustersetDns = 'served' | 'elsewhere' | 'none';

/** The files of one cluster's repository. */
export interface Tree {
  readonly cluster: string;
  /** In the order of their paths. */
  readonly files: readonly TreeFile[];
  /**
   * Services and workloads that other manifests bring, as the blueprint describes them. Nothing of this is written: it is
   * for whoever asks what a tree means, and a tree that is read back has none.
   */
  readonly declared?: readonly PlacedObject[];
  /** As little written as what is declared. */
  readonly said?: Said;
}

/** An API object of a tree, with the path of the file that it is in. */
export type FiledObject = PlacedObject & { readonly file: string };

/** The API objects of a tree, each with the file that it is in. */
export function* objectsOf(tree: Tree): Generator<FiledObject> {
  for (const file of tree.files) yield* objectsIn(file);
}

/** The API objects of a file. Trees share the files that are equal, and many ask for what is in them. */
export const objectsIn = onceFor((file: TreeFile): readonly FiledObject[] => {
  const placed = 'objects' in file ? file.objects : 'holds' in file ? file.holds : [];
  return placed.map(one => ({ ...one, file: file.path }));
});
