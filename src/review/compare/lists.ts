import { sortedEntries } from '../../kinds/entries';
import { isMap, type Json } from '../../kinds/index';
import { orderStep } from '../change';
import { type Delta, delta } from './delta';

type Compare = (before: Json | undefined, after: Json | undefined, path: readonly string[]) => Delta[];

/**
 * What differs between two lists. Entries with a natural key are compared with the one of the same key, others with
 * their equals; where as many are left on both sides, in turn. Another order of the same entries is a difference of its
 * own, since it counts in some lists: rules of a route, containers that start in turn.
 */
export function listDeltas(
  before: readonly Json[],
  after: readonly Json[],
  path: readonly string[],
  compare: Compare,
): Delta[] {
  const keyOf = naturalKey(path.at(-1) ?? '', before, after);
  return keyOf === undefined
    ? unkeyed(before, after, path, compare)
    : keyed(before, after, path, compare, keyOf);
}

type KeyOf = (item: Json) => string | undefined;

const text = (item: Json, key: string): string | undefined => {
  const value = isMap(item) ? item[key] : undefined;
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
};

const port: KeyOf = item => {
  const number = text(item, 'port') ?? text(item, 'containerPort');
  return number === undefined ? undefined : `${number}/${text(item, 'protocol') ?? 'TCP'}`;
};
const by =
  (key: string): KeyOf =>
  item =>
    text(item, key);

/** Tried in turn; the first that tells all entries of both lists apart is the key. */
const byName: readonly KeyOf[] = [by('name'), by('cluster'), by('mountPath')];

function naturalKey(field: string, before: readonly Json[], after: readonly Json[]): KeyOf | undefined {
  const candidates = field === 'ports' || field === 'containerPorts' ? [port, ...byName] : byName;
  const tellsApart = (keyOf: KeyOf, list: readonly Json[]): boolean => {
    const keys = list.map(keyOf);
    return !keys.includes(undefined) && new Set(keys).size === list.length;
  };
  return candidates.find(keyOf => tellsApart(keyOf, before) && tellsApart(keyOf, after));
}

function keyed(
  before: readonly Json[],
  after: readonly Json[],
  path: readonly string[],
  compare: Compare,
  keyOf: KeyOf,
): Delta[] {
  const index = (list: readonly Json[]): Map<string, Json> =>
    new Map(list.map(item => [keyOf(item) ?? '', item]));
  const [was, is] = [index(before), index(after)];
  const keys = [...new Set([...was.keys(), ...is.keys()])].sort();
  return [
    ...keys.flatMap(key => compare(was.get(key), is.get(key), [...path, `[${key}]`])),
    ...orderDelta([...was.keys()], [...is.keys()], path),
  ];
}

function unkeyed(
  before: readonly Json[],
  after: readonly Json[],
  path: readonly string[],
  compare: Compare,
): Delta[] {
  const [was, is] = [before.map(occurrence()), after.map(occurrence())];
  const removed = leftOf(was, is);
  const added = leftOf(is, was);
  const at = (i: number): string[] => [...path, `[${i}]`];
  const order = orderDelta(was, is, path);
  const isOnlyEntry = before.length === 1 && after.length === 1;
  const areMaps = removed.every(i => isMap(before[i])) && added.every(i => isMap(after[i]));
  const isTurnOfEach = removed.length === added.length && (isOnlyEntry || areMaps);
  if (isTurnOfEach)
    return [
      ...removed.flatMap((i, n) => {
        const j = added[n] ?? i;
        return compare(before[i], after[j], at(Math.min(i, j)));
      }),
      ...order,
    ];
  return [
    ...removed.map(i => delta([...path, stepOf(before[i], i)], before[i], undefined)),
    ...added.map(i => delta([...path, stepOf(after[i], i)], undefined, after[i])),
    ...order,
  ];
}

/** A word is its own key, so that it is the same difference wherever it stands. */
const stepOf = (item: Json | undefined, i: number): string =>
  typeof item === 'string' && /^[\w.:/-]{1,64}$/.test(item) ? `[${item}]` : `[${i}]`;

/** The text of an entry, made different where the same entry was there already. */
function occurrence(): (item: Json) => string {
  const seen = new Map<string, number>();
  return item => {
    const id = canonical(item);
    const times = (seen.get(id) ?? 0) + 1;
    seen.set(id, times);
    return times === 1 ? id : `${id} ${times}`;
  };
}

/** JSON with sorted keys. */
const canonical = (item: Json): string =>
  typeof item === 'string' ? JSON.stringify(item) : JSON.stringify(item, sortKeys);

const sortKeys = (_: string, value: unknown): unknown =>
  isMap(value) ? Object.fromEntries(sortedEntries(value)) : value;

function leftOf(list: readonly string[], other: readonly string[]): number[] {
  const there = new Set(other);
  return list.flatMap((id, i) => (there.has(id) ? [] : [i]));
}

function orderDelta(was: readonly string[], is: readonly string[], path: readonly string[]): Delta[] {
  const [inWas, inIs] = [new Set(was), new Set(is)];
  const [before, after] = [was.filter(id => inIs.has(id)), is.filter(id => inWas.has(id))];
  return before.join('\n') === after.join('\n') ? [] : [delta([...path, orderStep], before, after)];
}
