import { groupOf, type Json, type KubeObject, namespaceOf } from '../kinds/index';

/** What tells an API object apart; the version of its group is not part of it. */
export interface ObjectName {
  readonly group: string;
  readonly kind: string;
  readonly namespace?: string;
  readonly name: string;
}

/** What becomes of an object in the cluster once its repository no longer has it. */
export type Fate = 'deleted' | 'kept';

/** One difference between two states of a repository, whichever cluster it is in. */
export interface Edit {
  /** Folder of the repository, which one Kustomization applies; empty for files at its root and for whole repositories. */
  readonly layer: string;
  /** File below the root of the repository; empty for a whole repository that is new or gone. */
  readonly file: string;
  /** Undefined for files of values and of text. */
  readonly object?: ObjectName;
  /** Keys from the object or file down; entries of lists as `[key]`; empty for all of it. */
  readonly path: readonly string[];
  readonly kind: 'added' | 'removed' | 'changed';
  /** Undefined for what was added. */
  readonly before?: Json;
  /** Undefined for what was removed. */
  readonly after?: Json;
  /** Place of the object in the blueprint, where one of the states still knows it. */
  readonly blueprint?: string;
  /** Of an object that was removed, or that went to another layer: what Flux does with it. */
  readonly fate?: Fate;
}

/** One difference in the repository of one cluster. */
export interface Change extends Edit {
  readonly cluster: string;
}

/** The same difference in some clusters. */
export interface FoldedChange extends Edit {
  /** In the order of their names. */
  readonly clusters: readonly string[];
  /** True where most clusters that change in this place change to something else. */
  readonly outlier: boolean;
}

/** Stands in a path where entries of a list are the same, in another order. */
export const orderStep = '(order)';
/** Stands in a path where an object went to another layer. */
export const layerStep = '(layer)';
/** Stands in a path where a value went to another place, which minors of Cilium have for it. */
export const placeStep = '(place)';

export function nameOf(object: KubeObject): ObjectName {
  const { apiVersion, kind, metadata } = object;
  const namespace = namespaceOf(object);
  return {
    group: groupOf(apiVersion),
    kind,
    ...(namespace !== undefined && { namespace }),
    name: metadata.name,
  };
}

/** An object as people name it: `Service shop/catalog`. */
export const sayObject = ({ kind, namespace, name }: ObjectName): string =>
  `${kind} ${namespace === undefined ? '' : `${namespace}/`}${name}`;

const marks = new Set([orderStep, layerStep, placeStep]);

/** A path as people write it: `spec.ports[80/TCP].targetPort`, `metadata.annotations["example.com/a"]`. */
export function sayPath(path: readonly string[]): string {
  return path
    .map((step, i) => {
      if (step.startsWith('[')) return step;
      if (marks.has(step)) return i === 0 ? step : ` ${step}`;
      if (!/^[\w-]+$/.test(step)) return `[${JSON.stringify(step)}]`;
      return i === 0 ? step : `.${step}`;
    })
    .join('');
}
