import type { KubeObject, PlacedObject, TreeFile } from '../kinds/index';
import { sha256 } from './manifest';
import { PlainMaps } from './plain-maps';
import { readFile } from './read-file';

/** Objects by the text of their documents, so that each distinct document is parsed once, whatever else its file holds. */
export class DocumentTexts {
  private readonly known = new Map<string, KubeObject>();
  private readonly maps = new PlainMaps();

  /** Takes the objects of a file and its text, as they are known already. */
  learn(file: TreeFile, text: string): void {
    if ('data' in file) this.maps.learn(file.data);
    const documents = 'objects' in file ? documentsIn(text) : undefined;
    if (!('objects' in file) || documents?.length !== file.objects.length) return;
    for (const [i, { object }] of file.objects.entries()) this.known.set(sha256(documents[i] ?? ''), object);
  }

  /** The same as {@link readFile}. */
  read(path: string, text: string): TreeFile | string {
    const documents = /\.ya?ml$/.test(path) ? documentsIn(text) : undefined;
    if (documents === undefined) return readFile(path, text);
    if (documents.length < 2) {
      const data = this.maps.read(text);
      return data === undefined || 'apiVersion' in data ? readFile(path, text) : { path, data };
    }
    const objects: PlacedObject[] = [];
    for (const document of documents) {
      const read = this.objectsIn(path, document);
      // What is wrong is said with its line in the whole file.
      if (read === undefined) return readFile(path, text);
      objects.push(...read);
    }
    return { path, objects };
  }

  private objectsIn(path: string, document: string): readonly PlacedObject[] | undefined {
    const key = sha256(document);
    const known = this.known.get(key);
    if (known !== undefined) return [{ object: known }];
    const read = readFile(path, document);
    if (typeof read === 'string' || !('objects' in read)) return undefined;
    const [only, ...others] = read.objects;
    if (only !== undefined && others.length === 0) this.known.set(key, only.object);
    return read.objects;
  }
}

/**
 * A text at its markers `---`, which YAML takes for nothing else, not even in a block of text; undefined where directives
 * or ends of documents are in it.
 */
const documentsIn = (text: string): readonly string[] | undefined =>
  /^(?:%|\.\.\.)/m.test(text) ? undefined : text.split(/^---\n/m);
