import path from 'node:path';
import { inspect } from 'node:util';
import type { SourcePosition } from './finding';
import { positionInStack } from './origin';

/** Something that was thrown while code of a blueprint may have run. */
interface Thrown {
  readonly message: string;
  /** The line of the blueprint that it came from; undefined where no line of people's own is known. */
  readonly source: SourcePosition | undefined;
  /** False for an error that no line of people's own took part in: a bug of Meshprint's. */
  readonly byBlueprint: boolean;
}

/** Reads what was thrown, which need not be an Error. */
export function readThrown(error: unknown): Thrown {
  const { message, stack } = Object(error) as { message?: unknown; stack?: unknown };
  const source = typeof stack === 'string' ? positionInStack(stack, isLibrary) : undefined;
  return {
    message: typeof message === 'string' ? message : typeof error === 'string' ? error : inspect(error),
    source,
    byBlueprint: source !== undefined || !(error instanceof Error),
  };
}

const meshprint = path.dirname(__dirname) + path.sep;

const isLibrary = (file: string): boolean =>
  /[\\/]node_modules[\\/]/.test(file) || file.startsWith(meshprint);
