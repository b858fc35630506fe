import type { JsonMap } from '../kinds/index';
import type { KeyOrder } from './yaml';

const leading = {
  object: ['apiVersion', 'kind', 'metadata', 'spec'],
  metadata: ['name', 'namespace', 'labels', 'annotations'],
  item: ['name'],
  other: [],
} as const;

/**
 * The order of keys in API objects: what people look for first, then the alphabet. It does not depend on the order in
 * which the keys were set, so that the same object is the same text.
 */
export const objectOrder: KeyOrder = (map, parent, depth) => sorted(map, leading[placeOf(parent, depth)]);

function placeOf(parent: string | undefined, depth: number): keyof typeof leading {
  if (depth === 0) return 'object';
  if (depth === 1 && parent === 'metadata') return 'metadata';
  return parent === undefined ? 'item' : 'other';
}

function sorted(map: JsonMap, first: readonly string[]): string[] {
  const keys = Object.keys(map).sort();
  const heads = first.filter(key => Object.hasOwn(map, key));
  return heads.length === 0 ? keys : [...heads, ...keys.filter(key => !heads.includes(key))];
}
