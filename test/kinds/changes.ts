import { isMap, type KubeObject } from '../../src/kinds/index';
import { quote } from '../../src/kinds/problem';
import { withAt } from './samples';

type Path = readonly (string | number)[];

/** An object with one change, and what was changed. */
export interface Change {
  readonly changed: KubeObject;
  readonly what: string;
}

/** Values that hardly a field takes. */
const oddValues = [undefined, 7, -1, 70000, 2.5, 'x y', '', true, [], {}, ['x'], [{}]];

/** The object with every place of its spec taken away, given odd values, and given a field too many. */
export function* changesOf(object: KubeObject): Generator<Change> {
  for (const [path, value] of placesIn(object)) {
    if (path[0] !== 'spec' && path[0] !== 'specs') continue;
    const values = isMap(value) ? [...oddValues, { ...value, oneFieldTooMany: 1 }] : oddValues;
    for (const other of values)
      yield {
        changed: withAt(object, path, other),
        what: `${path.join('.')} = ${quote(other)}`,
      };
  }
}

/** Every place below a value, with what is there. */
export function* placesIn(value: unknown, path: Path = []): Generator<readonly [Path, unknown]> {
  if (path.length > 0) yield [path, value];
  if (Array.isArray(value)) for (const [i, entry] of value.entries()) yield* placesIn(entry, [...path, i]);
  else if (isMap(value))
    for (const [key, entry] of Object.entries(value)) yield* placesIn(entry, [...path, key]);
}
