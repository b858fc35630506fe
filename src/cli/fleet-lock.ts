import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { replaceSingle } from '../output/index';
import { emptyRegistry, parse, type Registry, textOf } from '../registry/index';
import { type FleetLock, lockFile, readLock } from '../synth/index';
import { UsageError } from './terminal';

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
  replaceSingle(folder, lockFile, text => {
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
