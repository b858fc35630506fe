import {
  problemWithAnnotationKey,
  problemWithLabel,
  problemWithLabelKey,
  problemWithLabelValue,
} from '../names';
import { keysThat, type Check } from './checks';
import {
  anything,
  flag,
  freeForm,
  integer,
  list,
  map,
  named,
  need,
  object,
  text,
  word,
  type TypeOf,
} from './node';

/** Labels as the API server takes them. */
export const labels = named(
  'Labels',
  map(word(problemWithLabelValue), keysThat(problemWithLabelKey, 'label key')),
);

/** All annotations of an object together may have this many bytes (apimachinery TotalAnnotationSizeLimitB). */
const annotationBytes = 256 * 1024;

const annotationsFit: Check = function* (value) {
  const texts = Object.entries(value)
    .flat()
    .filter(text => typeof text === 'string');
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  if (bytes <= annotationBytes) return;
  const [expected, actual] = [`at most ${annotationBytes} bytes`, `${bytes} bytes`];
  yield { at: [], problem: `must hold ${expected} in all, not ${bytes}`, expected, actual };
};

/** Annotations as the API server takes them. */
export const annotations = named(
  'Annotations',
  map(text(), keysThat(problemWithAnnotationKey, 'annotation key'), annotationsFit),
);

const ownerReference = object({
  apiVersion: need(text()),
  kind: need(text()),
  name: need(text()),
  uid: need(text()),
  controller: flag,
  blockOwnerDeletion: flag,
});

/** meta/v1 ObjectMeta. Which names are good depends on the kind, so identity.ts checks `name`. */
export const objectMeta = named(
  'ObjectMeta',
  object({
    name: need(text()),
    namespace: word(problemWithLabel),
    labels,
    annotations,
    finalizers: list(text()),
    generateName: text(),
    ownerReferences: list(ownerReference),
    // What only the API server writes. It comes along when an object was read from a cluster.
    creationTimestamp: anything,
    deletionGracePeriodSeconds: integer(),
    deletionTimestamp: anything,
    generation: integer(),
    managedFields: list(freeForm),
    resourceVersion: text(),
    selfLink: text(),
    uid: text(),
  }),
);

type OwnMeta = Readonly<Pick<TypeOf<typeof objectMeta>, 'name' | 'labels' | 'annotations'>>;

/** Metadata of an object that we make and that lives in no namespace. */
export type ClusterMeta = OwnMeta & { readonly namespace?: never };

/** Metadata of an object that we make in a namespace. */
export type NamespacedMeta = OwnMeta & { readonly namespace: string };
