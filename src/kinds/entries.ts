import { onceFor } from './once';

/** The keys of a map, and at the same places what is below them. */
interface Entries {
  readonly keys: readonly string[];
  readonly values: readonly unknown[];
}

/** What a map holds. V8 sorts the keys of one with hundreds each time it is asked, so the peers of a cluster are listed once. */
export const entriesOf = onceFor((map: Readonly<Record<string, unknown>>): Entries => {
  const keys = Object.keys(map);
  return { keys, values: keys.map(key => map[key]) };
});

/** The entries of a map in the order of their keys. */
export const sortedEntries = <Value>(map: Readonly<Record<string, Value>>): [string, Value][] =>
  Object.entries(map).sort(([a], [b]) => (a < b ? -1 : 1));
