import { createHash } from 'node:crypto';
import type { Json } from '../../kinds/index';

/** Gives equal documents one identity, so that each pair of them is compared once, however many clusters have it. */
export class Interned {
  private readonly byDigest = new Map<string, Json>();
  private readonly known = new WeakMap<object, Json>();

  of(document: Json): Json {
    if (typeof document !== 'object' || document === null) return document;
    const before = this.known.get(document);
    if (before !== undefined) return before;
    const digest = createHash('sha256').update(JSON.stringify(document)).digest('base64');
    const first = this.byDigest.get(digest) ?? document;
    this.byDigest.set(digest, first);
    this.known.set(document, first);
    return first;
  }
}
