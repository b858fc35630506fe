import type { KubeObject, Tree } from '../kinds/index';
import type { FoldedChange } from './change';
import { compareTrees } from './compare/trees';
import { foldChanges } from './fold';
import { mapOf, valueAt } from './read';

/** What charts make of the values of some clusters, before and after. */
export interface Rendered {
  /** Clusters whose charts or values changed and were rendered. */
  readonly clusters: readonly string[];
  readonly changes: readonly FoldedChange[];
  /** Clusters that could not be rendered, and why: neither side of them is compared. */
  readonly failed: readonly { readonly clusters: readonly string[]; readonly why: string }[];
}

/** The objects of charts, by cluster. */
type RenderedObjects = ReadonlyMap<string, readonly KubeObject[]>;

/** What differs in what charts make, without what differs each time that they are rendered. */
export function renderedChanges(before: RenderedObjects, after: RenderedObjects): FoldedChange[] {
  return foldChanges(compareTrees(treesOf(before), treesOf(after)));
}

const treesOf = (rendered: RenderedObjects): Tree[] =>
  [...rendered].map(([cluster, objects]) => ({
    cluster,
    files: [
      {
        path: 'rendered/cilium.yaml',
        objects: objects
          .filter(object => !isNewEachTime(object))
          .map(object => ({ object: withoutStamps(object) })),
      },
    ],
  }));

/** Since 1.19 the chart labels what it generates; before, only what is in it tells. */
const generated = 'cilium.io/helm-template-non-idempotent';

function isNewEachTime(object: KubeObject): boolean {
  if (valueAt(object.metadata, 'labels', generated) !== undefined) return true;
  if (object.kind !== 'Secret') return false;
  const isTls = valueAt(object, 'type') === 'kubernetes.io/tls';
  return isTls || Object.keys(mapOf(valueAt(object, 'data'))).some(key => /\.(?:crt|key)$/.test(key));
}

/** Annotations and labels that say only that something else changed. */
const stamp = /checksum|^helm\.sh\/chart$/;

function withoutStamps<T>(value: T): T {
  if (Array.isArray(value)) return value.map(withoutStamps) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, below]: [string, unknown]) => [
      key,
      key === 'annotations' || key === 'labels' ? unstamped(below) : withoutStamps(below),
    ]),
  ) as T;
}

const unstamped = (marks: unknown): unknown =>
  typeof marks === 'object' && marks !== null
    ? Object.fromEntries(Object.entries(marks).filter(([key]) => !stamp.test(key)))
    : marks;
