import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { readSingle, replaceSingle } from '../output/index';
import { emptyRegistry, parse, type Registry, textOf } from '../registry/index';
import { UsageError } from './terminal';

const fileName = 'fleet.lock';

/** The `fleet.lock` of the blueprints in one folder, as it was read. */
export interface FleetLock {
  readonly folder: string;
  /** Its path, for messages. */
  readonly shown: string;
  /** False before the first synth. */
  readonly isThere: boolean;
  readonly registry: Registry;
}

/**
 * Reads the lock in a folder.
 *
 * @throws OutputError, RegistryError when it cannot be relied on
 */
export function readLock(folder: string): FleetLock {
  const shown = path.join(folder, fileName);
  const text = readSingle(folder, fileName);
  const registry = text === undefined ? emptyRegistry : parse(text, shown);
  return { folder: path.resolve(folder), shown, isThere: text !== undefined, registry };
}

/** Each blueprint with the lock of its folder. All are read now: a blueprint could change the folder we are in. */
export function withLocks(files: readonly string[]): { readonly file: string; readonly lock: FleetLock }[] {
  const locks = new Map<string, FleetLock>();
  return files.map(file => {
    const folder = path.dirname(file);
    const lock = locks.get(folder) ?? readLock(folder);
    locks.set(folder, lock);
    return { file, lock };
  });
}

/**
 * Changes what a lock has of some fleets; what another process wrote about others meanwhile stays.
 *
 * @param change gives the new registry for the present one
 * @throws UsageError when another process changed one of these fleets since the lock was read
 */
export function updateLock(
  { folder, shown, registry }: FleetLock,
  fleets: readonly string[],
  change: (now: Registry) => Registry,
): void {
  replaceSingle(folder, fileName, text => {
    const now = text === undefined ? emptyRegistry : parse(text, shown);
    const next = textOf(change(now));
    const isOther = (fleet: string): boolean =>
      !isDeepStrictEqual(now.fleets.get(fleet), registry.fleets.get(fleet));
    // Unless it did the very same.
    if (fleets.some(isOther) && next !== textOf(now))
      throw new UsageError(`${shown} was changed by another process meanwhile. Run again.`);
    return next;
  });
}
