import { isMap } from '../kinds/object';
import type { ShapeMistake } from './mistake';
import { problemsWithPlain } from './plain';

/** The way to the Cilium values that the props of a fleet or a cluster may have. */
const way = ['cilium', 'values'];

/** Definitions that have them. */
const having = ['FleetProps', 'ClusterProps', 'FleetFile'];

/** The places of free-form trees in a value of some definition; only those that are there. */
function placesIn(definition: string, value: unknown): string[][] {
  const here = having.includes(definition) ? [way] : [];
  const clusters = definition === 'FleetFile' && isMap(value) && isMap(value.clusters) ? value.clusters : {};
  const below = Object.keys(clusters).map(name => ['clusters', name, ...way]);
  return [...here, ...below].filter(place => valueAt(value, place) !== undefined);
}

/**
 * Looks at the free-form trees in a value before a schema does, which would follow a cycle for ever. Gives what is wrong
 * with them, and the value without those that are wrong.
 */
export function checkFreeForm(
  definition: string,
  value: unknown,
): { readonly mistakes: ShapeMistake[]; readonly rest: unknown } {
  const mistakes: ShapeMistake[] = [];
  let rest = value;
  for (const place of placesIn(definition, value)) {
    const problems = problemsWithPlain(valueAt(value, place));
    if (problems.length === 0) continue;
    mistakes.push(
      ...problems.map(({ at, problem }): ShapeMistake => ({ at: [...place, ...at], kind: 'wrong', problem })),
    );
    rest = without(rest, place);
  }
  return { mistakes, rest };
}

function valueAt(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (at, key) => (isMap(at) && Object.hasOwn(at, key) ? at[key] : undefined),
    value,
  );
}

/** A copy that has an empty map at a place. */
function without(value: unknown, [key, ...below]: readonly string[]): unknown {
  if (key === undefined || !isMap(value)) return {};
  return { ...value, [key]: without(value[key], below) };
}
