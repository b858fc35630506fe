import { isDeepStrictEqual } from 'node:util';
import { isMap, mergeValues } from '../kinds/index';
import type { Value, Values } from '../releases/index';
import { type Composition, valueAt } from './compose';
import { inOrder } from './in-order';

/** Values that people wrote: for the whole fleet, and for one cluster, which win. */
export interface PeoplesValues {
  readonly fleet: Values;
  readonly cluster: Values;
}

/** A value of people's own at, above or below a path that somebody else decides, and another than theirs. */
export interface RefusedValue {
  readonly keys: readonly string[];
  /** Who wrote it. */
  readonly by: 'fleet' | 'cluster';
  /** Who decides. */
  readonly owner: string;
  /** What was decided; undefined where it is not one value, or stands in another file. */
  readonly decided: Value | undefined;
}

/** Effective values, and what people wrote that is not among them. */
export interface Overlay extends Composition {
  readonly refused: readonly RefusedValue[];
}

/** Paths that Meshprint writes to other files than values.yaml, with who decides them. */
const elsewhere: ReadonlyMap<string, string> = new Map([['clustermesh.config.clusters', 'mesh']]);

/** The owners of people's values, as a reviewer reads them. */
export const peoplesOwners = { fleet: 'fleet values', cluster: 'cluster values' } as const;

/**
 * Lays people's values over those that are decided. They may fill what is free; a decided value stays, and one of theirs
 * that differs from it is refused. One that is the same changes nothing, so it says nothing.
 */
export function overlay(decided: Composition, people: PeoplesValues): Overlay {
  const merged = inOrder(mergeValues(people.fleet, people.cluster));
  if (Object.keys(merged).length === 0) return { ...decided, refused: [] };
  const laying = new Laying(decided, people);
  return { values: laying.onto(decided.values, merged, []), owners: laying.owners, refused: laying.refused };
}

class Laying {
  readonly refused: RefusedValue[] = [];
  readonly owners: Map<string, string>;

  constructor(
    private readonly decided: Composition,
    private readonly people: PeoplesValues,
  ) {
    this.owners = new Map(decided.owners);
  }

  onto(under: Values, over: Values, at: readonly string[]): Values {
    const into: Record<string, Value> = { ...under };
    for (const [key, value] of Object.entries(over)) {
      const present = Object.hasOwn(under, key) ? under[key] : undefined;
      const laid = this.lay(present, value, [...at, key]);
      if (laid !== undefined) into[key] = laid;
    }
    return into;
  }

  /** What stands at a path in the end; undefined for nothing. */
  private lay(present: Value | undefined, value: Value, keys: readonly string[]): Value | undefined {
    const path = leafPath(keys);
    const isDecided = this.decided.owners.has(path) || elsewhere.has(path);
    if (!isDecided && isMap(value) && (present === undefined || isMap(present))) {
      const laid = this.onto(present ?? {}, value, keys);
      if (Object.keys(laid).length > 0) return laid;
      // Nothing but what was refused; an empty map that people wrote is a value of its own.
      if (Object.keys(value).length > 0) return undefined;
    } else if (isDecided || present !== undefined || holdsElsewhere(path)) {
      if (present === undefined || !isDeepStrictEqual(present, value)) this.refuse(keys, present);
      return present;
    }
    this.owners.set(path, peoplesOwners[this.writerOf(keys)]);
    return value;
  }

  private refuse(keys: readonly string[], present: Value | undefined): void {
    const path = leafPath(keys);
    const below = [...this.decided.owners].find(([other]) => other.startsWith(`${path}.`))?.[1];
    const owner = this.decided.owners.get(path) ?? elsewhere.get(path) ?? below ?? 'mesh';
    const decided = isMap(present) && Object.keys(present).length > 0 ? undefined : present;
    this.refused.push({ keys, by: this.writerOf(keys), owner, decided });
  }

  private writerOf(keys: readonly string[]): 'fleet' | 'cluster' {
    return valueAt(this.people.cluster, ...keys) === undefined ? 'fleet' : 'cluster';
  }
}

const holdsElsewhere = (path: string): boolean =>
  [...elsewhere.keys()].some(other => other.startsWith(`${path}.`));

/** Keys as one path; dots within a key are written `\.`. */
export const leafPath = (keys: readonly string[]): string =>
  keys.map(key => key.replace(/\./g, '\\.')).join('.');
