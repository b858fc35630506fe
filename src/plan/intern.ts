import { deepFreeze, type JsonMap } from '../kinds/index';

/**
 * Gives equal objects one identity, so that the same object in many clusters is kept, checked and turned into text
 * once. Equal means the same JSON, keys in the same order; cdk8s sorts them.
 */
export class Interner {
  private readonly known = new Map<string, JsonMap>();

  intern(object: JsonMap): JsonMap {
    const text = JSON.stringify(object);
    const present = this.known.get(text);
    if (present !== undefined) return present;
    const frozen = deepFreeze(object);
    this.known.set(text, frozen);
    return frozen;
  }
}
