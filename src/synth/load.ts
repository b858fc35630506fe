import { accessSync, constants, statSync } from 'node:fs';
import path from 'node:path';
import { readThrown, showPosition, whyRefused } from '../findings/index';
import type * as FleetFile from '../fleetfile/index';
import { isMap } from '../kinds/index';
import { Fleet } from '../model/index';
import { BlueprintError } from './error';
import type * as RunModule from './run-module';

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
  // Loaded for a fleet file alone, with all that reads YAML.
  const { FleetFileError, readFleetFile } = require('../fleetfile/index') as typeof FleetFile;
  try {
    return readFleetFile(file);
  } catch (error) {
    if (error instanceof FleetFileError) throw new BlueprintError(error.message);
    throw error;
  }
}

async function run(file: string): Promise<unknown> {
  // Loaded for a module alone: a fleet file needs no loader of TypeScript.
  const { runModule } = require('./run-module') as typeof RunModule;
  try {
    return await runModule(file);
  } catch (error) {
    throw thrownBy(file, error);
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
