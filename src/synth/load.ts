import { accessSync, constants, statSync } from 'node:fs';
import path from 'node:path';
import { createJiti } from 'jiti';
import { readThrown, showPosition, whyRefused } from '../findings/index';
import { FleetFileError, readFleetFile } from '../fleetfile/index';
import { isMap } from '../kinds/index';
import { Fleet } from '../model/index';
import { BlueprintError } from './error';

/** The package's own entry point, next to this room: blueprints get the very classes that the command works with. */
const entry = path.join(__dirname, '..', 'index');

/**
 * Gives the fleet of a blueprint: of a fleet file (YAML), or the one that a TypeScript or JavaScript module exports as
 * its default when it is run.
 *
 * @throws BlueprintError when there is no such file, when it cannot be read or run, or when it exports something else
 */
export async function loadBlueprint(file: string): Promise<Fleet> {
  const full = path.resolve(file);
  checkReadable(file, full);
  if (/\.ya?ml$/i.test(full)) return read(full);
  const exported = await run(full);
  if (exported instanceof Fleet) return exported;
  // What tsc makes of `export default` in a CommonJS module.
  const inner = isMap(exported) ? exported.default : undefined;
  if (inner instanceof Fleet) return inner;
  throw new BlueprintError(
    Fleet.isFleet(exported)
      ? `${file} uses another copy of meshprint than the one that runs; install it once, in the blueprint's folder or above it.`
      : `${file} does not export a Fleet as its default; end it with: export default fleet;`,
  );
}

/** Looked at first: a loader would only give the system's own text, without a way to mend it. */
function checkReadable(file: string, full: string): void {
  try {
    accessSync(full, constants.R_OK);
  } catch (error) {
    const isMissing = ['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '');
    throw new BlueprintError(
      isMissing
        ? `There is no blueprint at ${file}.`
        : `${file} cannot be read: ${whyRefused(error)}. Make it a file that you may read, and run again.`,
    );
  }
  if (!statSync(full).isFile()) throw new BlueprintError(`There is no blueprint at ${file}.`);
}

function read(file: string): Fleet {
  try {
    return readFleetFile(file);
  } catch (error) {
    if (error instanceof FleetFileError) throw new BlueprintError(error.message);
    throw error;
  }
}

async function run(file: string): Promise<unknown> {
  // No cache on disk: outside a package it would lie in a folder that every user of the machine can write.
  const jiti = createJiti(file, { alias: { meshprint: entry }, fsCache: false });
  try {
    return await watched(() => jiti.import(file, { default: true }));
  } catch (error) {
    throw thrownBy(file, error);
  }
}

/** Runs a module, and fails also with what it leaves behind: a rejection that nobody waits for, a throw in a callback. */
async function watched<T>(run: () => Promise<T>): Promise<T> {
  let fail: (error: unknown) => void = () => undefined;
  const failed = new Promise<never>((_, reject) => (fail = reject));
  process.on('unhandledRejection', fail).on('uncaughtException', fail);
  try {
    const result = await Promise.race([run(), failed]);
    // Rejections are only told once everything that is ready has run.
    await Promise.race([new Promise(setImmediate), failed]);
    return result;
  } finally {
    process.off('unhandledRejection', fail).off('uncaughtException', fail);
  }
}

/** What a blueprint threw as one sentence instead of a stack, with the line of the blueprint that it came from. */
export function thrownBy(file: string, error: unknown): BlueprintError {
  const { message, source } = readThrown(error);
  const shown = path.relative(process.cwd(), file);
  if (!(error instanceof Error)) return new BlueprintError(`${shown} threw ${message}`);
  return new BlueprintError(
    `${source === undefined ? shown : showPosition(source, process.cwd())}: ${message}`,
  );
}
