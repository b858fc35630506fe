import type { KubeObject, ObjectsFile, PlacedObject, TreeFile } from '../kinds/index';

/**
 * Gives files that are equal in several clusters one identity, and so the objects in them: whatever looks at a file or
 * an object of a fleet then has to look once, however many clusters have it.
 */
export class Sharing {
  private readonly files = new Map<string, TreeFile>();
  private readonly objects = new Map<string, KubeObject>();
  private readonly numbers = new WeakMap<KubeObject, number>();

  share(file: TreeFile): TreeFile {
    if ('objects' in file) return this.shareObjects(file);
    // Values and peers differ from cluster to cluster; what kustomize reads is mostly the same.
    const isShared = 'data' in file && file.data.kind === 'Kustomization';
    return isShared ? this.first(`${file.path} ${JSON.stringify(file.data)}`, file) : file;
  }

  private shareObjects({ objects, ...file }: ObjectsFile): TreeFile {
    const shared = objects.map(placed => this.canonical(placed));
    const places = shared.map(({ object, path = '' }) => `${this.numbers.get(object) ?? 0} ${path}`);
    const key = [file.path, file.comment, ...places].join('\n');
    return this.first(key, { ...file, objects: shared });
  }

  private canonical(placed: PlacedObject): PlacedObject {
    if (this.numbers.has(placed.object)) return placed;
    const text = JSON.stringify(placed.object);
    const known = this.objects.get(text);
    if (known !== undefined) return { ...placed, object: known };
    this.objects.set(text, placed.object);
    this.numbers.set(placed.object, this.objects.size);
    return placed;
  }

  private first(key: string, file: TreeFile): TreeFile {
    const known = this.files.get(key);
    if (known === undefined) this.files.set(key, file);
    return known ?? file;
  }
}
