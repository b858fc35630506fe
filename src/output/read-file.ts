import { deepFreeze, isMap, type JsonMap, type KubeObject, type TreeFile } from '../kinds/index';
import { parseDocuments } from '../yaml/index';

/** More than any layer that a cluster can take: a fleet's policies, the largest set of CRDs. */
const limits = {
  what: "a tree's file",
  pieces: 6_000_000,
  tooMuch: 'it says more than any layer of a cluster.',
  // Meshprint writes none; in a file that was edited by hand they could stand for any number of objects.
  anchors: 0,
};

/** A file of a tree as its text says it; a sentence about why it cannot be read where that is so. */
export function readFile(path: string, text: string): TreeFile | string {
  if (!/\.ya?ml$/.test(path)) return { path, text };
  const documents = readDocuments(text);
  if (typeof documents === 'string') return documents;
  if (documents.every(isObject)) return { path, objects: documents.map(object => ({ object })) };
  const [data] = documents;
  if (documents.length === 1 && isMap(data)) return { path, data: data as JsonMap };
  return 'it holds something that is neither an object nor a map of values.';
}

/** A map with a name in its metadata is an object; a kustomization or a file of values has none. */
function isObject(value: unknown): value is KubeObject {
  if (!isMap(value) || typeof value.apiVersion !== 'string' || typeof value.kind !== 'string') return false;
  return isMap(value.metadata) && typeof value.metadata.name === 'string';
}

/** The documents of a text that say something. */
function readDocuments(text: string): unknown[] | string {
  const read = parseDocuments(text, limits, 'several', document =>
    deepFreeze(document.toJS({ maxAliasCount: 0 }) as unknown),
  );
  if ('problem' in read) return `line ${text.slice(0, read.offset).split('\n').length}: ${read.problem}`;
  return read.filter(value => value !== null && value !== undefined);
}
