import { isMap, type Json, type JsonMap } from '../kinds/index';

/** A value as a map; an empty one where it is none, since repositories may have been edited by hand. */
export const mapOf = (value: Json | undefined): JsonMap => (isMap(value) ? value : {});

/** The value at some keys below another one. */
export const valueAt = (value: Json | undefined, ...keys: readonly string[]): Json | undefined =>
  keys.reduce<Json | undefined>((at, key) => {
    const map = mapOf(at);
    return Object.hasOwn(map, key) ? map[key] : undefined;
  }, value);
