import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { createJiti } from 'jiti';
import { positionInStack, showPosition } from '../findings/index';
import { Fleet } from '../model/index';

/** A blueprint that cannot be used at all; its message is for people and says where and why. */
export class BlueprintError extends Error {}

/** The package's own entry point, next to this room: blueprints get the very classes that the command works with. */
const entry = path.join(__dirname, '..', 'index');

/**
 * Runs a blueprint, a TypeScript or JavaScript module, and gives the fleet that it exports as its default.
 *
 * @throws BlueprintError when there is no such file, when it fails to run, or when it exports something else
 */
export async function loadBlueprint(file: string): Promise<Fleet> {
  const full = path.resolve(file);
  if (!existsSync(full) || !statSync(full).isFile())
    throw new BlueprintError(`There is no blueprint at ${file}.`);
  const exported = await run(full);
  if (exported instanceof Fleet) return exported;
  throw new BlueprintError(
    Fleet.isFleet(exported)
      ? `${file} uses another copy of meshprint than the one that runs; install it once, in the blueprint's folder or above it.`
      : `${file} does not export a Fleet as its default; end it with: export default fleet;`,
  );
}

async function run(file: string): Promise<unknown> {
  const jiti = createJiti(file, { alias: { meshprint: entry }, interopDefault: true });
  try {
    return await jiti.import(file, { default: true });
  } catch (error) {
    throw new BlueprintError(explain(error, file));
  }
}

/** One sentence instead of a stack: what was thrown, and the line of the blueprint that it came from. */
function explain(error: unknown, file: string): string {
  const shown = path.relative(process.cwd(), file);
  if (!(error instanceof Error)) return `${shown} threw ${String(error)}`;
  const folder = path.dirname(__dirname) + path.sep;
  const isLibrary = (at: string): boolean => /[\\/]node_modules[\\/]/.test(at) || at.startsWith(folder);
  const at = positionInStack(error.stack ?? '', isLibrary);
  return `${at === undefined ? shown : showPosition(at, process.cwd())}: ${error.message}`;
}
