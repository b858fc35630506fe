import { isMap, type Json, type JsonMap } from '../../kinds/index';
import { type Delta, delta } from './delta';
import { listDeltas } from './lists';
import { peersAsMap, peersPath } from './peers';

/** How a document is compared. */
interface HowToCompare {
  /** Where a map that only one side has is taken apart: in values of Helm, where an empty map says nothing. */
  readonly isDeep?: (path: readonly string[]) => boolean;
}

/** What differs between two documents, in the order of their keys. Equal documents differ in nothing. */
export function valueDeltas(
  before: Json | undefined,
  after: Json | undefined,
  path: readonly string[] = [],
  how: HowToCompare = {},
): Delta[] {
  if (before === after) return [];
  const [was, is] = [peersAsMap(before, path), peersAsMap(after, path)];
  if (isJsonMap(was) && isJsonMap(is)) return mapDeltas(was, is, path, how);
  if (Array.isArray(was) && Array.isArray(is))
    return listDeltas(was as Json[], is as Json[], path, valueDeltas);
  if (how.isDeep?.(path) === true && !isPeer(path)) {
    if (was === undefined && isFilled(is)) return mapDeltas({}, is, path, how);
    if (is === undefined && isFilled(was)) return mapDeltas(was, {}, path, how);
  }
  return [delta(path, was, is)];
}

const isJsonMap = (value: Json | undefined): value is JsonMap => isMap(value);
const isFilled = (value: Json | undefined): value is JsonMap =>
  isJsonMap(value) && Object.keys(value).length > 0;

/** A peer is one thing, whatever it says. */
const isPeer = (path: readonly string[]): boolean => path.slice(-4, -1).join('.') === peersPath;

function mapDeltas(before: JsonMap, after: JsonMap, path: readonly string[], how: HowToCompare): Delta[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  const at = (map: JsonMap, key: string): Json | undefined =>
    Object.hasOwn(map, key) ? map[key] : undefined;
  return keys.flatMap(key => valueDeltas(at(before, key), at(after, key), [...path, key], how));
}
