import path from 'node:path';
import { readSingle } from '../output/index';
import { emptyRegistry, parse, type Registry } from '../registry/index';

/** Name of the lock beside the blueprints of a folder. */
export const lockFile = 'fleet.lock';

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
  const shown = path.join(folder, lockFile);
  const text = readSingle(folder, lockFile);
  const registry = text === undefined ? emptyRegistry : parse(text, shown);
  return { folder: path.resolve(folder), shown, isThere: text !== undefined, registry };
}
