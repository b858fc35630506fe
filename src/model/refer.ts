import type { IConstruct } from 'constructs';
import { isMap } from '../kinds/index';
import { Part, pathOf } from './part';

/** Deeper than any props that refer to another part. */
const deepest = 16;

/**
 * A copy of props in which each part is replaced by its path, so that they stay plain data; anything else is left to
 * the schema.
 */
export function withPaths(value: unknown, fleet: IConstruct, depth = 0): unknown {
  if (value instanceof Part) return pathIn(value, fleet);
  if (depth === deepest) return value;
  if (Array.isArray(value)) return value.map(item => withPaths(item, fleet, depth + 1));
  if (!isMap(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, v]) => [key, withPaths(v, fleet, depth + 1)]));
}

/** A part of another fleet keeps that fleet's name in its path, so that it is not taken for one of this fleet. */
function pathIn(part: Part, fleet: IConstruct): string {
  const { root } = part.node;
  return root === fleet ? pathOf(part) : `${root.node.id}:${pathOf(part)}`;
}
