import type { Value, Values } from '../releases/index';

/** Values that one decision brings along. */
export interface Contribution {
  /** Who decides, as a reviewer should read it: `platform GKE`, `trust`, `release 1.20`. */
  readonly owner: string;
  readonly values: Values;
}

/** Composed values, and who owns each leaf. */
export interface Composition {
  readonly values: Values;
  /** Leaf path, keys joined with `.`, to its owner. Dots within a key are written `\.`. */
  readonly owners: ReadonlyMap<string, string>;
}

/**
 * Merges contributions as Helm merges values: maps key by key, anything else whole. Two that give one leaf different
 * values is a mistake in Meshprint, not in a blueprint, so it throws.
 */
export function compose(contributions: readonly Contribution[]): Composition {
  const owners = new Map<string, string>();
  const merge = (into: Record<string, Value>, { owner, values }: Contribution, at: string): void => {
    for (const [key, value] of Object.entries(values)) {
      const path = at + (key.includes('.') ? key.replaceAll('.', '\\.') : key);
      // A key may be named like a method of every object.
      const present = Object.hasOwn(into, key) ? into[key] : undefined;
      if (isBranch(value) && (present === undefined || isBranch(present))) {
        const branch = { ...present };
        into[key] = branch;
        merge(branch, { owner, values: value }, `${path}.`);
      } else if (present === undefined) {
        into[key] = value;
        owners.set(path, owner);
      } else if (JSON.stringify(present) !== JSON.stringify(value)) {
        throw new Error(`${owner} and ${owners.get(path) ?? 'another'} disagree about the value ${path}`);
      }
    }
  };
  const values: Record<string, Value> = {};
  for (const contribution of contributions) merge(values, contribution, '');
  return { values, owners };
}

/** An empty map is a leaf: it is how a chart says "none". */
function isBranch(value: Value | undefined): value is Values {
  return (
    typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length > 0
  );
}

/** The value at a path of keys; undefined where there is none. */
export function valueAt(values: Values, ...keys: readonly string[]): Value | undefined {
  let at: Value | undefined = values;
  for (const key of keys) {
    if (typeof at !== 'object' || at === null || Array.isArray(at)) return undefined;
    at = Object.hasOwn(at, key) ? (at as Values)[key] : undefined;
  }
  return at;
}
