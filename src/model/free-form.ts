import { isMap } from '../kinds/object';
import type { ShapeMistake } from './mistake';
import { problemsWithPlain } from './plain';

/** Stands for every key of a map. */
const any = '*';

/** Ways to the free-form trees that a definition may have: values for Cilium's chart, and specs of policies. */
const own: Readonly<Record<string, readonly (readonly string[])[]>> = {
  FleetProps: [['cilium', 'values']],
  ClusterProps: [['cilium', 'values']],
  RawPolicyShape: [['spec'], ['specs']],
  RawNetworkPolicyShape: [['spec']],
};

const ways: typeof own = { ...own, FleetFile: waysInFile() };

/** A fleet file holds the parts of a fleet by their names. */
function waysInFile(): string[][] {
  const below = (place: string[], definition: string): string[][] =>
    (own[definition] ?? []).map(way => [...place, ...way]);
  return [
    ...below([], 'FleetProps'),
    ...below(['clusters', any], 'ClusterProps'),
    ...below(['rawPolicies', any], 'RawPolicyShape'),
    ...below(['namespaces', any, 'rawPolicies', any], 'RawPolicyShape'),
    ...below(['namespaces', any, 'networkPolicies', any], 'RawNetworkPolicyShape'),
  ];
}

/** The places of free-form trees in a value of some definition; only those that are there. */
const placesIn = (definition: string, value: unknown): string[][] =>
  (ways[definition] ?? []).flatMap(way => spread(value, way, []));

function spread(value: unknown, [key, ...rest]: readonly string[], at: string[]): string[][] {
  if (key === undefined) return [at];
  if (!isMap(value)) return [];
  const keys = key === any ? Object.keys(value) : Object.hasOwn(value, key) ? [key] : [];
  return keys.flatMap(one => (value[one] === undefined ? [] : spread(value[one], rest, [...at, one])));
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

/** A copy that has nothing in it at a place: an empty map, or an empty list. */
function without(value: unknown, [key, ...below]: readonly string[]): unknown {
  if (key === undefined) return Array.isArray(value) ? [] : {};
  if (!isMap(value)) return {};
  return { ...value, [key]: without(value[key], below) };
}
